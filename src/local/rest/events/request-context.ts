import { placeOf } from './place';
import type { Exchange } from '../exchange';
import { headerOf } from '../parameters';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * `requestContext` of the events of functions, in the order of keys that AWS was recorded with.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function requestContext(exchange: Exchange): Record<string, unknown> {
  const { api, stage, request, method, requestId, extendedRequestId } = exchange;
  const { region, account } = placeOf(exchange);
  const domainName = headerOf(request.headers, 'host') ?? `${api.apiId}.execute-api.${region}.amazonaws.com`;
  return {
    resourceId: method?.resourceId,
    ...authorizerOf(exchange),
    resourcePath: method?.resourcePath,
    ...method?.operationName !== undefined && { operationName: method.operationName },
    httpMethod: request.method,
    extendedRequestId,
    requestTime: logTime(request.time),
    path: `/${stage.name}${request.rawPath}`,
    accountId: account,
    protocol: 'HTTP/1.1',
    stage: stage.name,
    domainPrefix: domainName.split('.', 1)[0],
    requestTimeEpoch: request.time.getTime(),
    requestId,
    identity: identityOf(exchange),
    domainName,
    deploymentId: stage.deploymentId,
    apiId: api.apiId,
  };
}

function authorizerOf({ caller: { principalId, authorizer } }: Exchange): object {
  if (principalId === undefined && authorizer === undefined) return {};
  return { authorizer: { ...principalId !== undefined && { principalId }, ...authorizer } };
}

/** Who calls: every key is there, null where nothing is known; an API key is named only where the method wants one. */
function identityOf({ api, caller, apiKey, request }: Exchange): Record<string, unknown> {
  const known = Object.entries(caller.identity ?? {}).filter(([, value]) => value !== undefined);
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp: request.sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: headerOf(request.headers, 'user-agent') ?? null,
    user: null,
    ...apiKey && { apiKey: apiKey.value, apiKeyId: apiKey.id },
    ...api.endpointType === 'PRIVATE' && { vpcId: request.sourceVpc, vpceId: request.sourceVpce },
    ...Object.fromEntries(known),
  };
}

/** As access logs write a time: `09/Apr/2015:12:34:56 +0000`. */
function logTime(time: Date): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(time.toISOString())!;
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock} +0000`;
}
