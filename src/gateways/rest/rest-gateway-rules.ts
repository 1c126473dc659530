import { Token } from 'aws-cdk-lib';
import { endpointModel, entryFindings } from './access-rules';
import type { BoundRoute } from './bind-route';
import { ApiKeySource } from './rest-gateway-props';
import type { RestGatewayProps } from './rest-gateway-props';
import { documentationFindings } from '../../delivery';
import { GatehouseError, listed, quote, shapeFindings, throwFindings } from '../../errors';
import type { Finding, Kind } from '../../errors';
import { MEDIA_TYPE, corsFindings, gatewayResponseFindings, inStableOrder } from '../../mapping';
import type { CorsOptions } from '../../mapping';
import type { RestBodyModel } from '../../openapi';
import type { RouteKey, RouteTable } from '../../routes';

const GATEWAY_FIELDS: Record<string, Kind> = {
  routes: 'map',
  stages: 'map',
  defaultStage: 'text',
  cors: 'object',
  gatewayResponses: 'list',
  apiKeyRequired: 'boolean',
  apiKeySource: Object.values(ApiKeySource),
  restApiName: 'text',
  description: 'text',
  binaryMediaTypes: 'texts',
  minimumCompressionSize: 'size',
  disableExecuteApiEndpoint: 'boolean',
  endpoint: 'object',
  resourceAccess: 'object',
  policy: 'policy',
  accountLogRole: 'boolean',
  documentation: 'object',
};

/** Checks what a gateway is made with, all at once. */
export function checkProps(props: RestGatewayProps): void {
  throwFindings(shapeFindings('the gateway', props, GATEWAY_FIELDS));
  const cors = props.cors ? corsFindings(props.cors) : [];
  const responses = gatewayResponseFindings(props.gatewayResponses ?? [], cors.length > 0 ? undefined : props.cors);
  const own = [textFindings, binaryFindings, compressionFindings, defaultStageFindings, entryFindings].flatMap((check) => check(props));
  throwFindings([...authorizerFindings(props), ...documentationFindings(props.documentation), ...cors, ...responses, ...own]);
}

/** What the renderer needs of a gateway, read from the table as it stands. */
export function restBodyModel(props: RestGatewayProps, title: string, table: RouteTable<BoundRoute>, beside: Pick<RestBodyModel, 'serviceRoleArn' | 'policy'>): RestBodyModel {
  const binary = [...props.binaryMediaTypes ?? [], ...table.sorted.flatMap((route) => route.value.integration.binaryMediaTypes ?? [])];
  return {
    title,
    ...beside,
    description: props.description,
    byPath: table.byPath,
    cors: props.cors,
    gatewayResponses: props.gatewayResponses,
    binaryMediaTypes: inStableOrder(binary),
    minimumCompressionSize: props.minimumCompressionSize?.toBytes(),
    apiKeySource: props.apiKeySource,
    disableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
    documented: props.documentation !== undefined,
    ...endpointModel(props),
  };
}

/** A route that the gateway's own preflights leave no room for. */
export function preflightFinding(key: RouteKey, cors?: CorsOptions): Finding | undefined {
  if (!cors || key.method !== 'OPTIONS') return undefined;
  return {
    code: 'GH_ROUTE_PREFLIGHT',
    given: `route ${quote(key.text)} on a gateway with CORS`,
    allowed: 'OPTIONS routes where the gateway answers no preflights',
    fix: 'Remove the route, or leave `cors` out and answer every preflight yourself',
  };
}

/** A grant on a cache that is not there. */
export function refuseInvalidation(key: RouteKey): GatehouseError {
  return new GatehouseError({
    code: 'GH_GRANT_NOT_CACHED',
    given: `route ${quote(key.text)} is not cached`,
    allowed: 'grants on routes with `cache`',
    fix: 'Give the route a `cache`, or leave the grant out',
  });
}

/** A grant that would change nothing. */
export function refuseGrant(key: RouteKey, authorizer: string): GatehouseError {
  return new GatehouseError({
    code: 'GH_GRANT_NOT_IAM',
    given: `route ${quote(key.text)} has the authorizer ${authorizer}`,
    allowed: 'grants on routes with Authorizers.iam()',
    fix: 'Give the route Authorizers.iam(), or leave the grant out',
  });
}

function authorizerFindings({ authorizer }: RestGatewayProps): Finding[] {
  if (typeof authorizer?.bindRestAuthorizer === 'function') return [];
  return [{
    code: 'GH_AUTHORIZER_MISSING',
    given: `the gateway has the authorizer ${quote(authorizer)}`,
    allowed: 'Authorizers.none, iam and cognito on REST gateways',
    fix: 'Say who may call; a public gateway says Authorizers.none()',
  }];
}

/** Recorded: «Description cannot be an empty string». */
function textFindings({ restApiName, description }: RestGatewayProps): Finding[] {
  const empty = Object.entries({ restApiName, description }).filter(([, text]) => text === '');
  return empty.map(([field]) => ({ code: 'GH_TEXT_EMPTY', given: `${field} is empty`, allowed: 'text', fix: 'Leave it out, or say something' }));
}

function binaryFindings({ binaryMediaTypes = [] }: RestGatewayProps): Finding[] {
  const isRange = (type: string) => type === '*/*' || MEDIA_TYPE.test(type.replace(/\/\*$/, '/any'));
  const unfit = binaryMediaTypes.filter((type) => !Token.isUnresolved(type) && !isRange(type));
  return unfit.map((type) => ({ code: 'GH_CONTENT_TYPE', given: `binaryMediaTypes has ${quote(type)}`, allowed: 'media types such as "image/png", "image/*" or "*/*"', fix: 'Name the type without parameters' }));
}

function compressionFindings({ minimumCompressionSize: size }: RestGatewayProps): Finding[] {
  if (!size || size.isUnresolved() || (size.toBytes() >= 0 && size.toBytes() <= 10_485_760)) return [];
  return [{ code: 'GH_COMPRESSION', given: `minimumCompressionSize is ${size.toBytes()} bytes`, allowed: '0 to 10,485,760 bytes', fix: 'Use a size in that range' }];
}

function defaultStageFindings({ defaultStage, stages = { prod: {} } }: RestGatewayProps): Finding[] {
  if (defaultStage === undefined || Object.keys(stages).includes(defaultStage)) return [];
  return [{
    code: 'GH_STAGE_DEFAULT',
    given: `defaultStage is ${quote(defaultStage)}`,
    allowed: listed(Object.keys(stages)),
    fix: 'Name one of the stages',
  }];
}
