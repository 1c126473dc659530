import { RestIntegrationType } from '../integrations';
import type { RestIntegrationConfig } from '../integrations';
import { DEFAULT_CORS_HEADERS, corsAnswerHeaders, hasSeveralOrigins, inStableOrder, originTemplate, staticValue } from '../mapping';
import type { CorsOptions } from '../mapping';
import { CONCRETE_METHODS } from '../routes';
import type { Method } from '../routes';
import type { Json } from './json';
import { renderOperation } from './rest-operation';

/** The methods that a preflight of a path announces. */
export function preflightMethods(methods: readonly Method[]): readonly string[] {
  return methods.includes('ANY') ? CONCRETE_METHODS : [...new Set([...methods, 'OPTIONS'])].sort();
}

/**
 * The answer of a preflight: without authorizer and key, 204, with the caller's origin where it is allowed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function renderPreflight(cors: CorsOptions, methods: readonly string[], binaryMediaTypes: readonly string[]): Json {
  return renderOperation(
    { integration: preflightIntegration(cors, methods), authorizer: { label: 'none' }, scopes: [], apiKeyRequired: false, parameters: [], bodies: [], validates: false },
    { binaryMediaTypes, serviceRoleArn: () => '', names: () => undefined, refOf: () => ({}) },
  );
}

/** Browsers do not take `*` for Authorization. */
function announcedHeaders({ allowHeaders = DEFAULT_CORS_HEADERS }: CorsOptions): readonly string[] {
  return allowHeaders.includes('*') ? ['*', 'Authorization'] : allowHeaders;
}

function preflightIntegration(cors: CorsOptions, methods: readonly string[]): RestIntegrationConfig {
  const { 'Access-Control-Expose-Headers': _, ...answer } = corsAnswerHeaders(cors);
  return {
    type: RestIntegrationType.MOCK,
    label: 'preflight',
    requestTemplates: { 'application/json': '{"statusCode":204}' },
    responses: [{
      statusCode: 204,
      headers: {
        ...answer,
        'Access-Control-Allow-Headers': staticValue('allowHeaders', inStableOrder(announcedHeaders(cors)).join(',')),
        'Access-Control-Allow-Methods': staticValue('allowMethods', inStableOrder(cors.allowMethods ?? methods).join(',')),
        'Access-Control-Max-Age': `'${cors.maxAge?.toSeconds() ?? 3600}'`,
      },
      templates: hasSeveralOrigins(cors) ? { 'application/json': originTemplate(cors) } : undefined,
    }],
  };
}

