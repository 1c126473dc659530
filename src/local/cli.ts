import * as fs from 'fs';
import * as path from 'path';
import { didYouMean, quote } from '../errors';
import { routeLines } from '../routes';
import { readTemplates } from './assembly';
import { CliError } from './cli-error';
import { apisOf } from './rest-apis';
import type { ListedApi } from './rest-apis';

const HELP = `Usage: gatehouse <command>

Commands:
  routes [folder|template.json]  print the route tables of the REST APIs that \`cdk synth\` wrote (default: cdk.out)
  local                          serve them on this machine (not there yet)

Options:
  --help, -h                     print this
  --version                      print the version`;

/** Where the command writes; the process's own streams, or a test's. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** The command `gatehouse`. Returns the exit code: 0, or 2 where the user can put something right. */
export function run(args: readonly string[], output: Output): number {
  try {
    output.out(answer(args));
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    output.err(error.message);
    return 2;
  }
}

/** Runs the command with what the process was started with. */
export function main(): void {
  // `gatehouse routes | head` closes the pipe early, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = run(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`gatehouse: ${text}\n`),
  });
}

function answer([command, ...rest]: readonly string[]): string {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') return HELP;
  if (command === '--version') return version();
  if (command === 'local') throw new CliError('The local gateway is not there yet; `gatehouse routes` prints what it will serve.');
  if (command !== 'routes') throw new CliError(`There is no command ${quote(command)}. ${didYouMean(command, ['routes', 'local'])} See \`gatehouse --help\`.`);
  if (rest.includes('--help') || rest.includes('-h')) return HELP;
  const option = rest.find((arg) => arg.startsWith('-'));
  if (option) throw new CliError(`\`gatehouse routes\` has no option ${quote(option)}; it takes a folder or a template.`);
  if (rest.length > 1) throw new CliError(`\`gatehouse routes\` takes one folder or template, but got ${rest.length}.`);
  return routes(rest[0] ?? 'cdk.out');
}

function routes(target: string): string {
  const tables = readTemplates(target).flatMap(({ stack, template }) => apisOf(template).map((api) => renderApi(stack, api)));
  if (tables.length === 0) throw new CliError(`${quote(target)} has no REST API with an OpenAPI body.`);
  return tables.join('\n\n');
}

function renderApi(stack: string, api: ListedApi): string {
  const title = `${stack} / ${api.logicalId}${api.name === undefined ? '' : ` (${api.name})`}`;
  const preflights = api.preflights === 0 ? [] : [`CORS preflights are answered on ${api.preflights} ${api.preflights === 1 ? 'path' : 'paths'}.`];
  return [title, '', ...routeLines(api.routes), ...preflights.length ? ['', ...preflights] : []].join('\n');
}

function version(): string {
  const manifest = fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
