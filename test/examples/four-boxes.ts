import { contextOf, inputOf, overridesOf, parseTemplate, renderTemplate, stageVariablesOf, templateVariables } from '../../src/vtl';
import { asModel } from '../mapping/schema/validators';

type Json = Record<string, any>;

/** What a client sends to one route. */
export interface SentRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly querystring?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
  /** What is no text is sent as JSON. */
  readonly body?: unknown;
  /** The claims of its token, which an authorizer has checked. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** What a back end gets. */
export interface BackEndRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a back end answers. */
export interface BackEndAnswer {
  /** What patterns are matched against: a status; of functions the message of an error, or nothing. */
  readonly matched: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the client gets. */
export interface Answer {
  readonly status: number;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Finds who answers an integration. */
export type BackEnds = (integration: Json) => (request: BackEndRequest) => Promise<BackEndAnswer>;

const refused = (status: number): Answer => ({ status, header: {}, body: '' });

/** As much of API Gateway as runs a synthesized body: method request, integration request, integration response, method response. */
export class FourBoxes {
  constructor(private readonly api: Json, private readonly backEnds: BackEnds) {}

  /** Sends a request to a route, named as in the route table. */
  public async send(route: string, request: SentRequest): Promise<Answer> {
    const [method, path] = route.split(' ');
    const operation: Json = this.api.paths[path][method.toLowerCase()];
    const integration: Json = operation['x-amazon-apigateway-integration'];
    const body = request.body === undefined || typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
    const run = new Run({ ...request, body }, contextOf({
      requestId: 'r-1',
      requestTime: '31/Jan/2026:12:00:00 +0000',
      requestTimeEpoch: Date.UTC(2026, 0, 31, 12),
      stage: 'prod',
      path: `/prod${path}`,
      ...request.claims && { authorizer: { claims: request.claims } },
    }));
    if (!this.isValid(operation, run)) return refused(400);
    const toBackEnd = run.integrationRequest(integration);
    if (toBackEnd === undefined) return refused(415);
    const answered = await this.backEnds(integration)(toBackEnd);
    const answer = run.integrationResponse(integration, answered);
    if (operation.responses[answer.status] === undefined) throw new Error(`${route} answers ${answer.status}, which is no method response`);
    return answer;
  }

  private isValid(operation: Json, { request }: Run): boolean {
    const checks = this.api['x-amazon-apigateway-request-validators'][operation['x-amazon-apigateway-request-validator']] ?? {};
    const places: Json = { path: request.path, query: request.querystring, header: request.header };
    const missing = (operation.parameters ?? []).filter((each: Json) => each.required && !places[each.in]?.[each.name]?.trim());
    const schema = operation.requestBody?.content[contentTypeOf(request)]?.schema;
    const fits = () => asModel(this.api.components.schemas, schema.$ref.split('/').at(-1))(readJson(request.body as string));
    return !(checks.validateRequestParameters && missing.length > 0) && !(checks.validateRequestBody && schema && !fits());
  }
}

/** One request on its way. */
class Run {
  constructor(public readonly request: SentRequest, private readonly context: ReturnType<typeof contextOf>) {}

  /** Nothing where no template takes the content type. */
  public integrationRequest({ requestParameters = {}, requestTemplates, passthroughBehavior }: Json): BackEndRequest | undefined {
    const template = requestTemplates?.[contentTypeOf(this.request)];
    if (template === undefined && requestTemplates !== undefined && passthroughBehavior !== 'when_no_match') return undefined;
    const body = this.rendered(template, this.request.body as string | undefined);
    const overrides: Json = overridesOf(this.context).request;
    const mapped = (place: string) => ({
      ...Object.fromEntries(Object.entries(requestParameters)
        .filter(([target]) => target.startsWith(`integration.request.${place}.`))
        .map(([target, source]) => [target.split('.').slice(3).join('.'), this.parameter(source as string)])
        .filter(([, value]) => value !== undefined)),
      ...overrides[place],
    });
    return { path: mapped('path'), querystring: mapped('querystring'), header: mapped('header'), body };
  }

  public integrationResponse({ responses }: Json, answered: BackEndAnswer): Answer {
    const matching = Object.keys(responses).filter((pattern) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(answered.matched));
    if (matching.length > 1) throw new Error(`${answered.matched} matches ${matching.join(' and ')}`);
    const response: Json = responses[matching[0] ?? 'default'];
    const body = this.rendered(response.responseTemplates?.['application/json'], answered.body);
    const mapped = Object.entries<string>(response.responseParameters ?? {}).map(([name, source]) => [name.replace('method.response.header.', ''), ofAnswer(source, answered)] as const);
    const { status = Number(response.statusCode), header } = overridesOf(this.context).response;
    return { status, header: { ...Object.fromEntries(mapped.filter(([, each]) => each !== undefined)), ...header }, body };
  }

  private rendered(template: string | undefined, body = ''): string {
    if (template === undefined) return body;
    const { path = {}, querystring = {}, header = {} } = this.request;
    const input = inputOf({ body, path, querystring, header });
    return renderTemplate(parseTemplate(template), templateVariables({ input, context: this.context, stageVariables: stageVariablesOf() }));
  }

  private parameter(source: string): string | undefined {
    if (source.startsWith("'")) return source.slice(1, -1);
    const [, , place, ...name] = source.split('.');
    if (source.startsWith('method.request.')) return (this.request as Json)[place]?.[name.join('.')];
    return this.rendered(`$!${source}`);
  }
}

function ofAnswer(source: string, { header = {}, body }: BackEndAnswer): unknown {
  if (source.startsWith("'")) return source.slice(1, -1);
  const [, , place, ...name] = source.split('.');
  if (place === 'header') return Object.entries(header).find(([each]) => each.toLowerCase() === name.join('.').toLowerCase())?.[1];
  return name.reduce((value: any, key) => value?.[key], readJson(body));
}

function contentTypeOf({ header = {} }: SentRequest): string {
  const [, type = 'application/json'] = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return type.split(';')[0].trim();
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
