import { integrationLabel, literal, namesIn } from './labels';
import type { NameOf } from './labels';

/** A route as it stands in a template, to look at. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  /** What answers, for example `lambda:ListPhotos`, with the ids of constructs as names. */
  readonly integration: string;
  /** Who may call, for example `cognito:Users`, with scopes and API key. */
  readonly callers: string;
}

/** A REST API as it stands in a template. */
export interface ListedApi {
  readonly logicalId: string;
  /** The API's name, where it is known before deployment. */
  readonly name?: string;
  /** The routes, by path and method. */
  readonly routes: readonly ListedRoute[];
  /** How many paths answer browsers' preflights themselves. */
  readonly preflights: number;
}

type Json = Record<string, any>;

const METHODS = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'x-amazon-apigateway-any-method'];

/** The REST APIs of a template that are declared by an OpenAPI body in it, whoever wrote that. */
export function apisOf(template: Json): ListedApi[] {
  const nameOf = namesIn(template);
  return Object.entries<any>(template.Resources ?? {})
    .filter(([, resource]) => resource?.Type === 'AWS::ApiGateway::RestApi' && isObject(resource.Properties?.Body?.paths))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([logicalId, { Properties }]) => {
      const name = literal(Properties.Name ?? Properties.Body.info?.title, nameOf);
      return { logicalId, ...name !== undefined && { name }, ...listed(Properties.Body, nameOf) };
    });
}

function listed(body: Json, nameOf: NameOf): Pick<ListedApi, 'routes' | 'preflights'> {
  const operations = Object.entries<Json>(body.paths).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([path, item]) => METHODS
    .filter((key) => isObject(item?.[key]))
    .map((key) => ({ path, method: key.startsWith('x-') ? 'ANY' : key.toUpperCase(), operation: item[key] as Json }))
    .sort((a, b) => (a.method < b.method ? -1 : 1)));
  const routes = operations.filter((each) => !isPreflight(each.method, each.operation));
  return {
    preflights: operations.length - routes.length,
    routes: routes.map(({ path, method, operation }) => ({
      method,
      path,
      integration: integrationLabel(operation['x-amazon-apigateway-integration'], nameOf),
      callers: callers(operation, body, nameOf),
    })),
  };
}

/** A preflight is answered by the gateway itself and says which methods a page may use. */
function isPreflight(method: string, operation: Json): boolean {
  const { type, responses } = operation['x-amazon-apigateway-integration'] ?? {};
  return method === 'OPTIONS' && String(type).toLowerCase() === 'mock' && /header\.access-control-allow-methods"/i.test(JSON.stringify(responses ?? {}));
}

/** Every scheme that an operation requires, with its scopes; the body's own where the operation names none. */
function callers(operation: Json, body: Json, nameOf: NameOf): string {
  const schemes: Json = body.components?.securitySchemes ?? body.securityDefinitions ?? {};
  const required = Object.entries<string[]>(Object.assign({}, ...operation.security ?? body.security ?? []));
  const keys = required.filter(([name]) => isApiKey(schemes[name])).map(() => 'API key');
  const others = required.filter(([name]) => !isApiKey(schemes[name])).map(([name, scopes]) => (
    [authorizerLabel(name, nameOf, schemes[name]), ...scopes.length ? [`scopes ${[...scopes].sort().join(' ')}`] : []].join(', ')
  ));
  return [...others.length ? others : ['none'], ...keys].join(', ');
}

function isApiKey(scheme?: Json): boolean {
  return scheme?.type === 'apiKey' && scheme['x-amazon-apigateway-authtype'] === undefined;
}

function authorizerLabel(name: string, nameOf: NameOf, scheme: Json = {}): string {
  const { 'x-amazon-apigateway-authtype': kind, 'x-amazon-apigateway-authorizer': authorizer = {} } = scheme;
  if (/^awssigv4$/i.test(kind)) return 'iam';
  if (kind === 'cognito_user_pools') return `cognito:${[authorizer.providerARNs].flat().map((arn) => literal(arn, nameOf)?.split('/').pop() ?? '?').join('+')}`;
  return authorizer.authorizerUri === undefined ? name : integrationLabel({ type: 'aws', uri: authorizer.authorizerUri }, nameOf);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
