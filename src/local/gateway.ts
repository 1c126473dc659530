import { didYouMean, listed, quote } from '../errors';
import { localBackends } from './backends';
import type { BackendResources, LocalBackends } from './backends';
import { checkOptions } from './check-options';
import type { LocalGatewayOptions } from './gateway-options';
import { loadAssembly } from './load-assembly';
import { accessLogLine } from './rest/access-log';
import { authorizersOf } from './rest/authorizers';
import { runChain } from './rest/chain';
import type { ChainServices } from './rest/chain/handler';
import { ResponseCache } from './rest/chain/response-cache';
import { UsageMeters } from './rest/chain/usage-meters';
import type { Exchange, GatewayRequest, GatewayResponse, TraceStep } from './rest/exchange';
import { loadTemplate } from './rest/load';
import type { RestApiModel, StageModel, Unsupported } from './rest/model';
import { newExchange } from './rest/new-exchange';
import type { Served } from './rest/served';
import { servedBy } from './rest/served';
import { LOCAL_ACCOUNT, LOCAL_REGION, TemplateError } from './template';

/** The answer to a request, and the way that the request went. */
export interface Dispatched {
  readonly response: GatewayResponse;
  /** Each box with what happened in it; `traceText` writes it as AWS's log does. */
  readonly trace: readonly TraceStep[];
}

/**
 * A stage of a REST API of a CloudFormation template, served in this process.
 *
 * `dispose` ends whatever its back ends have started.
 */
export class LocalGateway {
  /**
   * Serves a template, as CDK's `Template.fromStack(stack).toJSON()` yields it.
   *
   * Throws a `TemplateError` for a template that CloudFormation would refuse, and where `api` or `stage` do not name one.
   */
  public static async fromTemplate(template: unknown, options: LocalGatewayOptions = {}): Promise<LocalGateway> {
    checkOptions(options);
    const loaded = loadTemplate(template, options);
    const earlier = (options.earlier ?? []).map((each) => loadTemplate(each, options).apis);
    return LocalGateway.fromModel(chosenApi(loaded.apis, options.api), options, { ...loaded, earlier });
  }

  /** Serves the only REST API (or the one that `api` names) of the folder that `cdk synth` wrote; code and imports come from all its stacks. */
  public static async fromAssembly(folder: string, options: LocalGatewayOptions = {}): Promise<LocalGateway> {
    checkOptions(options);
    const stacks = loadAssembly(folder, options);
    const api = chosenApi(stacks.flatMap(({ apis }) => apis), options.api);
    const { source: { region, account } } = stacks.find(({ apis }) => apis.includes(api))!;
    const earlier = (options.earlier ?? []).map((each) => loadAssembly(folderOf(each), options).flatMap(({ apis }) => apis));
    return LocalGateway.fromModel(api, { ...region && { region }, ...account && { account }, ...options }, { ...allOf(stacks), earlier });
  }

  /** Serves an API that has been read already, with what else has been read of its template. */
  public static fromModel(api: RestApiModel, options: LocalGatewayOptions = {}, template: TemplateParts = {}): LocalGateway {
    checkOptions(options);
    return new LocalGateway(api, chosenStage(api, options.stage), options, template);
  }

  public readonly api: RestApiModel;
  public readonly stage: StageModel;
  /** What the template has and the local gateway does not do, by logical id. */
  public readonly unsupported: readonly Unsupported[];
  private readonly served: Served;
  private readonly backends: LocalBackends;
  private readonly services: ChainServices;
  private readonly options: LocalGatewayOptions;

  private constructor(api: RestApiModel, stage: StageModel, options: LocalGatewayOptions, template: TemplateParts) {
    const { functions = [], resources = [], unsupported = [], earlier = [] } = template;
    this.served = servedBy(api, stage, earlier);
    this.api = this.served.api;
    this.stage = stage;
    this.options = options;
    this.backends = { ...localBackends({ functions, resources }, { ...options, credentials: options.credentials?.[0] }), ...options.backends };
    this.services = servicesOf(this.backends, options);
    this.unsupported = [...unsupported, ...this.backends.unsupported, ...unknownBefore(api, earlier)];
  }

  /** The stand-in for S3 with the template's buckets, where a test puts objects and looks at them. */
  public get s3(): LocalBackends['s3'] {
    return this.backends.s3;
  }

  /** Settled when no function runs any more that no request waits for, for example because S3 told it of an object. */
  public async settled(): Promise<void> {
    await this.backends.settled();
  }

  /** Answers a request. It never throws for what a request holds or a back end does; those have statuses. A clock that throws is the caller's. */
  public async dispatch(request: GatewayRequest): Promise<Dispatched> {
    const started = performance.now();
    const exchange = this.received(request);
    if (exchange === undefined) return NO_REQUEST;
    await runChain(exchange, this.services);
    this.logAccess(exchange, started);
    return { response: responseOf(exchange), trace: exchange.trace };
  }

  /** Nothing where it is no request at all. */
  private received(request: GatewayRequest): Exchange | undefined {
    const { account = LOCAL_ACCOUNT, region = LOCAL_REGION } = this.options;
    const place = { partition: partitionOf(region), region, account };
    const [time, dice] = [this.services.now(), this.services.random()];
    try {
      return newExchange(this.served, request, place, time, dice);
    } catch {
      return undefined;
    }
  }

  /** Whoever takes the lines of the log does not end the request by failing. */
  private logAccess(exchange: Exchange, started: number): void {
    const { accessLogFormat } = this.stage;
    if (accessLogFormat === undefined) return;
    const failed = (error: unknown): void => {
      exchange.trace.push({ box: 'accessLog', lines: [`The line of the access log was not taken: ${quote(error)}`], details: {}, milliseconds: 0 });
    };
    try {
      const taken: unknown = this.options.onAccessLog?.(accessLogLine(accessLogFormat, exchange, performance.now() - started));
      if (taken instanceof Promise) taken.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  /** Ends the back ends' workers, processes and connections. */
  public async dispose(): Promise<void> {
    await this.backends.dispose();
  }
}

/** The answer to what is no request: its parts cannot even be read as text. */
const NO_REQUEST: Dispatched = {
  response: { status: 400, headers: {}, body: Buffer.from('Bad Request'), text: 'Bad Request' },
  trace: [{ box: 'start', lines: ['This is no request: it has no method and path that can be read as text'], details: {}, milliseconds: 0 }],
};

function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function responseOf(exchange: Exchange): GatewayResponse {
  const { status, headers, body } = exchange.response!;
  const single = Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0] : values] as const);
  return { status, headers: Object.fromEntries(single), body, text: body.toString('utf8') };
}

/** What is read of a template beside its APIs. */
type TemplateParts = Partial<BackendResources & {
  readonly unsupported: readonly Unsupported[];
  /** The APIs of what was deployed before, oldest first. */
  readonly earlier: ReadonlyArray<readonly RestApiModel[]>;
}>;

function folderOf(earlier: unknown): string {
  if (typeof earlier === 'string') return earlier;
  throw new TemplateError('options', `earlier has ${quote(earlier)}, not a folder, as a gateway from an assembly wants it`);
}

/** What was deployed before says nothing of an API that it does not have. */
function unknownBefore({ apiId, logicalId }: RestApiModel, earlier: ReadonlyArray<readonly RestApiModel[]>): Unsupported[] {
  if (earlier.length === 0 || earlier.some((apis) => apis.some((each) => each.apiId === apiId))) return [];
  return [{ logicalId, type: 'AWS::ApiGateway::RestApi', reason: 'nothing that was deployed earlier has this API, so every deployment serves what it is now' }];
}

function allOf(stacks: ReadonlyArray<Required<Omit<TemplateParts, 'earlier'>>>): TemplateParts {
  return {
    functions: stacks.flatMap(({ functions }) => functions),
    resources: stacks.flatMap(({ resources }) => resources),
    unsupported: stacks.flatMap(({ unsupported }) => unsupported),
  };
}

function servicesOf(backends: LocalBackends, { authorize, now, random, userPools, credentials }: LocalGatewayOptions): ChainServices {
  return {
    backends,
    authorize: authorize ?? authorizersOf({ userPools, credentials }),
    now: now ?? (() => new Date()),
    random: random ?? Math.random,
    cache: new ResponseCache(),
    meters: new UsageMeters(),
  };
}

function chosenApi(apis: readonly RestApiModel[], wanted: string | undefined): RestApiModel {
  const names = apis.map(({ logicalId }) => logicalId);
  if (wanted !== undefined) {
    const found = apis.find(({ logicalId, name }) => logicalId === wanted || name === wanted);
    if (!found) throw new TemplateError('template', `there is no REST API ${quote(wanted)}; ${didYouMean(String(wanted), names)}`);
    return found;
  }
  if (apis.length === 0) throw new TemplateError('template', 'there is no REST API in it');
  if (apis.length > 1) throw new TemplateError('template', `there are several REST APIs, ${listed(names)}; name one of them as \`api\``);
  return apis[0];
}

function chosenStage({ logicalId, stages }: RestApiModel, wanted: string | undefined): StageModel {
  const names = stages.map(({ name }) => name);
  const found = stages.find(({ name }) => name === (wanted ?? 'prod'));
  if (found) return found;
  if (wanted !== undefined) throw new TemplateError(logicalId, `it has no stage ${quote(wanted)}; ${didYouMean(String(wanted), names)}`);
  if (stages.length !== 1) throw new TemplateError(logicalId, stages.length === 0 ? 'it has no stage' : `it has the stages ${listed(names)}; name one of them as \`stage\``);
  return stages[0];
}
