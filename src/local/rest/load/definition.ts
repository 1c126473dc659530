import type { AuthorizerModel, GatewayResponseModel, MethodModel, RestApiModel } from '../model';

/** What an API is made of before any deployment: what ImportRestApi makes of a body, or what resources of a template add to it. */
export interface ApiDefinition {
  readonly name?: string;
  readonly description?: string;
  readonly version?: string;
  /** The ids of the paths. */
  readonly paths: ReadonlyMap<string, string>;
  /** By `METHOD /path`. */
  readonly methods: ReadonlyMap<string, MethodModel>;
  readonly authorizers: readonly AuthorizerModel[];
  readonly models: Readonly<Record<string, unknown>>;
  readonly gatewayResponses: Readonly<Record<string, GatewayResponseModel>>;
  readonly binaryMediaTypes: readonly string[];
  readonly minimumCompressionSize?: number;
  readonly apiKeySource?: RestApiModel['apiKeySource'];
  readonly policy?: unknown;
  readonly disableExecuteApiEndpoint?: boolean;
}

/** How a body meets what is already there. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html */
export type ImportMode = 'merge' | 'overwrite';

/** The models that every API has which no body made. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html */
export const DEFAULT_MODELS: Readonly<Record<string, unknown>> = {
  Empty: { $schema: 'http://json-schema.org/draft-04/schema#', title: 'Empty Schema', type: 'object' },
  Error: { $schema: 'http://json-schema.org/draft-04/schema#', title: 'Error Schema', type: 'object', properties: { message: { type: 'string' } } },
};

/** An API without anything but its root. */
export function emptyDefinition(rootId: string): ApiDefinition {
  return { paths: new Map([['/', rootId]]), methods: new Map(), authorizers: [], models: {}, gatewayResponses: {}, binaryMediaTypes: [] };
}

/** What is there once a body was put over it. */
export function put(existing: ApiDefinition, body: ApiDefinition, mode: ImportMode): ApiDefinition {
  return mode === 'overwrite' ? { ...body, paths: new Map([...body.paths, ['/', existing.paths.get('/')!]]) } : merged(existing, body);
}

/** Both together; where both say something, the second counts. */
export function merged(first: ApiDefinition, second: ApiDefinition): ApiDefinition {
  return {
    ...first,
    ...second,
    paths: new Map([...second.paths, ...first.paths]),
    methods: new Map([...first.methods, ...second.methods]),
    authorizers: [...first.authorizers.filter(({ name }) => !second.authorizers.some((each) => each.name === name)), ...second.authorizers],
    models: { ...first.models, ...second.models },
    gatewayResponses: { ...first.gatewayResponses, ...second.gatewayResponses },
    binaryMediaTypes: [...new Set([...first.binaryMediaTypes, ...second.binaryMediaTypes])],
  };
}
