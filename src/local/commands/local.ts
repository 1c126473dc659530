import { quote } from '../../errors';
import { localBackends } from '../backends';
import { CliError } from '../cli-error';
import { LocalGateway } from '../gateway';
import { loadAssembly } from '../load-assembly';
import type { LoadedStack } from '../load-assembly';
import type { RestApiModel, Unsupported } from '../rest/model';
import { apisOf } from '../rest-apis';
import { serve } from '../server';
import type { LocalServer } from '../server';
import { TemplateError } from '../template';
import { answerLines } from './answer-lines';
import { callersOf } from './callers';
import { readArguments } from './command';
import type { Command, Terminal } from './command';
import { listedApi } from './listed-api';
import { routeTable } from './routes';

/** What `gatehouse local` is to do. */
interface LocalArguments {
  readonly app: string;
  readonly port: number;
  readonly stage?: string;
  readonly trace: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** An API, and the stack that it is of. */
interface FoundApi {
  readonly api: RestApiModel;
  readonly stack: LoadedStack;
}

/** `gatehouse local [--app cdk.out] [--port 3000] [--stage prod] [--parameters Name=value] [--trace]`: serves until it is stopped. */
export const local: Command = async (args, terminal) => {
  const wanted = argumentsOf(args);
  // Asked for first, so that a Ctrl-C while it starts is not lost.
  const stopped = terminal.stopped();
  const stacks = said(() => loadAssembly(wanted.app, { parameters: wanted.parameters }));
  const found = stacks.flatMap((stack) => stack.apis.map((api) => ({ api, stack })));
  if (found.length === 0) throw new CliError(`${quote(wanted.app)} has no REST API.`);
  const servers: LocalServer[] = [];
  const backends = localBackends(
    { functions: stacks.flatMap(({ functions }) => functions), resources: stacks.flatMap(({ resources }) => resources) },
    { onLog: (line) => terminal.out(`  | ${line}`) },
  );
  try {
    const callers = callersOf(found.map(({ api }) => api));
    for (const [i, { api, stack }] of found.entries()) {
      const { region } = stack.source;
      const options = { ...callers.options, ...region && { region }, ...wanted.stage && { stage: wanted.stage }, backends };
      const gateway = said(() => LocalGateway.fromModel(api, options));
      const server = await listen(gateway, wanted.port === 0 ? 0 : wanted.port + i, wanted.trace, terminal);
      servers.push(server);
      terminal.out([...tableOf({ api, stack }), '', `${server.url}/${gateway.stage.name}`, ...callers.linesFor(api, gateway.stage), ''].join('\n'));
    }
    terminal.out(notSupported([...stacks.flatMap(({ unsupported }) => unsupported), ...backends.unsupported]));
    await stopped;
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await backends.dispose();
  }
};

function argumentsOf(args: readonly string[]): LocalArguments {
  const { options, rest } = readArguments('local', args, { app: 'string', port: 'string', stage: 'string', trace: 'boolean', parameters: 'list' });
  if (rest.length > 0) throw new CliError(`\`gatehouse local\` takes options only, but got ${quote(rest[0])}; the folder is \`--app ${rest[0]}\`.`);
  const { app = 'cdk.out', port = '3000', stage, trace = false, parameters = [] } = options as GivenOptions;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new CliError(`${quote(port)} is no port; give a number from 0 to 65535.`);
  return { app, port: Number(port), trace, parameters: Object.fromEntries(parameters.map(parameterOf)), ...stage !== undefined && { stage } };
}

interface GivenOptions extends Partial<Pick<LocalArguments, 'app' | 'stage' | 'trace'>> {
  readonly port?: string;
  readonly parameters?: readonly string[];
}

function parameterOf(text: string): [name: string, value: string] {
  const [, name, value] = /^([^=]+)=([^]*)$/.exec(text) ?? [];
  if (name === undefined) throw new CliError(`${quote(text)} is no value of a parameter; give \`--parameters Name=value\`.`);
  return [name, value];
}

/** What a template has wrong, its author can put right. */
function said<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TemplateError ? new CliError(error.message) : error;
  }
}

async function listen(gateway: LocalGateway, port: number, trace: boolean, { out }: Terminal): Promise<LocalServer> {
  try {
    return await serve(gateway, { port, onAnswer: (answered) => out(answerLines(answered, trace)) });
  } catch (error) {
    throw new CliError(`The port ${port} cannot be listened on (${(error as NodeJS.ErrnoException).code}); give another one with --port.`);
  }
}

/** As `gatehouse routes` prints it, with the names of constructs; what is no OpenAPI body, as it was read. */
function tableOf({ api, stack: { source } }: FoundApi): string[] {
  const listed = apisOf(source.template).find(({ logicalId }) => logicalId === api.logicalId) ?? listedApi(api);
  return [routeTable(source.stack, listed)];
}

function notSupported(unsupported: readonly Unsupported[]): string {
  const lines = unsupported.map(({ logicalId, type, reason }) => `  ${logicalId} (${type}): ${reason}`);
  return [...lines.length === 0 ? [] : ['Not done here, or not known:', ...lines, ''], 'Ctrl-C ends it.'].join('\n');
}
