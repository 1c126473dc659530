import type { Fields } from '../../../template';
import type { GatewayResponseModel, MethodModel, RestApiModel } from '../../model';
import type { ApiDefinition } from '../definition';
import { gatewayResponseOf } from '../gateway-response';
import { optional } from '../integration';
import type { Report } from '../report';
import { basePathOf } from './base-path';
import type { BasePathMode } from './base-path';
import { OpenApiDocument, textsOf } from './document';
import { BodyModels } from './models';
import { importedId, methodsOfPath } from './operations';
import { SecuritySchemes } from './security';

/** How a body is imported. */
export interface ImportOptions {
  readonly logicalId: string;
  readonly apiId: string;
  readonly rootId: string;
  /** @default ignore */
  readonly basePath?: BasePathMode;
  readonly report: Report;
}

/** What API Gateway makes of an OpenAPI body. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html */
export function importBody(body: unknown, options: ImportOptions): ApiDefinition {
  const document = new OpenApiDocument(options.logicalId, body, options.report);
  const context = { document, models: new BodyModels(document), security: new SecuritySchemes(document) };
  const items = pathsOf(document, basePathOf(document, options.basePath ?? 'ignore'));
  const paths = withParents([...items.keys()], options);
  const methods = [...items].flatMap(([path, item]) => methodsOfPath(context, path, paths.get(path)!, item));
  return {
    ...apiFields(document),
    paths,
    methods: new Map(methods.map((method) => [keyOf(method), method])),
    authorizers: context.security.authorizers(),
    models: context.models.all(),
    gatewayResponses: gatewayResponsesOf(document),
  };
}

/** How a method is found again. */
export function keyOf({ httpMethod, resourcePath }: Pick<MethodModel, 'httpMethod' | 'resourcePath'>): string {
  return `${httpMethod} ${resourcePath}`;
}

function pathsOf(document: OpenApiDocument, basePath: string): ReadonlyMap<string, Fields> {
  return new Map(document.fields.entriesOfAny('paths').filter(([path]) => !path.startsWith('x-')).map(([path, value]) => {
    if (!path.startsWith('/')) document.fields.fail(`the path ${JSON.stringify(path)} of its Body has no leading slash`);
    const item = document.part(value, `Body.paths.${path}`);
    if (item.raw('trace') !== undefined) document.report(`${item.at('trace')} is no method of API Gateway`);
    return [normalized(basePath + path), item] as const;
  }));
}

/** Without slashes that part nothing. */
function normalized(path: string): string {
  return `/${path.split('/').filter(Boolean).join('/')}`;
}

/** The paths with those above them, which API Gateway makes of its own accord, and their ids. */
export function withParents(paths: readonly string[], { apiId, rootId }: Pick<ImportOptions, 'apiId' | 'rootId'>): ReadonlyMap<string, string> {
  const all = new Set(paths.flatMap((path) => path.split('/').filter(Boolean).map((_, index, parts) => `/${parts.slice(0, index + 1).join('/')}`)));
  return new Map([['/', rootId] as const, ...[...all].sort().map((path) => [path, importedId(apiId, path)] as const)]);
}

const KEY_SOURCES = ['HEADER', 'AUTHORIZER'] as const;

function apiFields(document: OpenApiDocument) {
  const { fields } = document;
  const info = fields.fields('info');
  return {
    ...optional('name', info.text('title')),
    ...optional('description', info.text('description')),
    ...optional('version', info.text('version')),
    binaryMediaTypes: fields.texts('x-amazon-apigateway-binary-media-types'),
    ...optional('minimumCompressionSize', fields.number('x-amazon-apigateway-minimum-compression-size')),
    ...optional('apiKeySource', fields.oneOf<RestApiModel['apiKeySource']>('x-amazon-apigateway-api-key-source', KEY_SOURCES)),
    ...optional('policy', fields.raw('x-amazon-apigateway-policy')),
    ...optional('disableExecuteApiEndpoint', endpointOf(document).flag('disableExecuteApiEndpoint')),
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function endpointOf(document: OpenApiDocument): Fields {
  const extension = 'x-amazon-apigateway-endpoint-configuration';
  const servers = document.fields.each('servers').map((server) => server.fields(extension));
  return [document.fields.fields(extension), ...servers].find((each) => Object.keys(each.json()).length > 0) ?? document.fields.fields(extension);
}

function gatewayResponsesOf(document: OpenApiDocument): Readonly<Record<string, GatewayResponseModel>> {
  const responses = document.fields.entries('x-amazon-apigateway-gateway-responses');
  return Object.fromEntries(responses.map(([type, fields]) => [type, gatewayResponseOf(fields, textsOf(document))]));
}
