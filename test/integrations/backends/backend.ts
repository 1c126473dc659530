import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Authorizers, RestGateway } from '../../../src';
import type { AwsServiceIntegration, CorsOptions, IRestIntegration, IntegrationInfo, RestRouteOptions } from '../../../src';
import { LocalGateway } from '../../../src/local';
import type { GatewayRequest, ServiceStubRequest, StubResponse } from '../../../src/local';

/** A request of a caller, with the claims of the token. */
export interface Asked extends Partial<GatewayRequest> {
  readonly path: string;
  readonly claims?: Readonly<Record<string, string>>;
}

/** What the service gets, whole: nothing else may be in it. */
export interface Seen {
  readonly service: string;
  readonly action?: string;
  readonly method: string;
  /** Percent-encoded, as it is sent; of S3 decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Headers but those that every request to a service has. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, the fields of a form, or text. */
  readonly body: unknown;
}

/** A back end of a REST gateway, and how it is to behave. */
export interface BackendRow {
  /** The factory of `Integrations`, and what is special about it. */
  readonly name: string;
  /** The key of the route. */
  readonly route: string;
  /** Its integration; targets are imported, so that ARNs are literal. */
  readonly make: (stack: Stack) => IRestIntegration;
  /** What else the route says. */
  readonly options?: Omit<RestRouteOptions, 'integration'>;
  readonly description: IntegrationInfo;
  /** The statements of the gateway's role, exactly; in the order of their JSON. */
  readonly policy: readonly object[];
  /** A request with a text of the caller's in every place that the integration reads. */
  readonly ask: (text: string) => Asked;
  /** What the service gets for it, exactly. */
  readonly seen: (text: string) => Seen;
  /** What the service answers, and what the caller gets. */
  readonly success: { readonly answer: StubResponse; readonly status: number; readonly json?: unknown; readonly text?: string };
  /** How the service answers a failure. @default - as the JSON protocols do */
  readonly failure?: (code: string, status?: number) => StubResponse;
  /** All failures there are, by the status that the caller gets; the first is that of a role that may not. @default - those of AWS services with codes */
  readonly faults?: ReadonlyArray<readonly [answer: StubResponse, status: number]>;
  /** Answers of the service that are failures to the caller, by the status that the caller gets; over the common ones. */
  readonly failures?: ReadonlyArray<readonly [answer: StubResponse, status: number]>;
}

/** What stands in failures and must not reach a caller. */
export const SECRET = 'arn:aws:iam::999999999999:role/Secret';

/** A failure as services of the JSON protocols answer it. */
export function jsonFailure(code: string, status = 400): StubResponse {
  return { status, headers: { 'Content-Type': 'application/x-amz-json-1.0' }, body: { __type: `com.amazonaws.any#${code}`, message: `${SECRET} is not allowed` } };
}

/** A gateway with one route, and its integration. */
function gatewayOf({ route, make, options }: BackendRow, cors?: CorsOptions) {
  const stack = new Stack(new App(), 'Stack');
  const pool = UserPool.fromUserPoolId(stack, 'Users', 'us-east-1_abcdefghi');
  const integration = make(stack);
  const gateway = new RestGateway(stack, 'Gateway', { authorizer: Authorizers.cognito(pool), cors, routes: { [route]: { integration, ...options } } });
  return { stack, gateway, integration };
}

/** The template of a gateway with one route. */
export function templateOf(row: BackendRow, cors?: CorsOptions): any {
  return Template.fromStack(gatewayOf(row, cors).stack).toJSON();
}

/** How a route list describes the route, and how its integration describes itself. */
export function describedBy(row: BackendRow) {
  const { gateway, integration } = gatewayOf(row);
  return { route: gateway.routes.find(({ key }) => key === row.route)!, own: (integration as AwsServiceIntegration).describe() };
}

/** A back end's route, served. */
export class Served {
  public static async by(row: BackendRow, cors?: CorsOptions): Promise<Served> {
    const served = new Served(row);
    const { service } = row.seen('');
    served.gateway = await LocalGateway.fromTemplate(templateOf(row, cors), {
      authorize: (exchange) => { exchange.caller = { authorizer: { claims: served.claims } }; },
      services: { [service]: (request) => { served.last = seenOf(request); return served.answer; } },
      ...service === 'lambda' && { functions: { fn: (event: unknown) => served.called(event) } },
      http: { 'https://': (request) => { served.last = seenOf({ ...request, service: 'http', region: '', path: request.url }); return served.answer; } },
    });
    return served;
  }

  /** What the service got last. */
  public last?: Seen;
  /** What the service answers. */
  public answer: StubResponse;
  private claims: Readonly<Record<string, string>> = {};
  private gateway!: LocalGateway;

  private constructor(private readonly row: BackendRow) {
    this.answer = row.success.answer;
  }

  public async ask({ claims = {}, ...request }: Asked) {
    this.claims = claims;
    this.last = undefined;
    const { response, trace } = await this.gateway.dispatch({ method: this.row.route.split(' ')[0], ...request });
    return { ...response, why: trace.flatMap(({ lines }) => lines).slice(-6).join('\n') };
  }

  /** A function's errors are its failures. */
  private called(event: unknown): unknown {
    this.last = { service: 'lambda', method: 'POST', path: '', query: {}, headers: {}, body: event };
    const { status = 200, body } = this.answer;
    if (status >= 400) throw new Error(JSON.stringify(body));
    return body;
  }

  public async dispose(): Promise<void> {
    await this.gateway.dispose();
  }
}

const USUAL = ['accept', 'user-agent', 'x-amzn-apigateway-api-id', 'x-amzn-trace-id', 'host', 'content-length'];

function seenOf({ service, action, method, path, query, headers, json, text }: ServiceStubRequest): Seen {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return {
    service,
    ...action !== undefined && { action },
    method,
    // What an object is called; what ends a path is encoded in it, or it would have ended.
    path: service === 's3' ? decodeURIComponent(path) : path,
    query,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !USUAL.includes(name))),
    body: isForm ? formOf(text) : headers['content-type']?.includes('json') ? json ?? text : text,
  };
}

/** A parameter that stands twice is a list, and so differs from what is expected. */
function formOf(text: string): Record<string, unknown> {
  const all = [...new URLSearchParams(text)];
  return Object.fromEntries(all.map(([name]) => {
    const values = all.filter(([other]) => other === name).map(([, value]) => value);
    return [name, values.length === 1 ? values[0] : values];
  }));
}
