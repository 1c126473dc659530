import type { Exchange, Parameters } from '../../../src/local/rest/exchange';

/** A recorded event: whatever a fixture says. */
export type RecordedEvent = Readonly<Record<string, any>>;

/** The request that a recorded event tells of, as the local gateway has it when it builds the event. */
export function exchangeOf(event: RecordedEvent): Exchange {
  const context = event.requestContext ?? {};
  const { apiKey, apiKeyId, clientCert: _, otherField: __, ...identity } = context.identity ?? {};
  return {
    api: { apiId: context.apiId ?? 'api', binaryMediaTypes: event.isBase64Encoded === true ? ['*/*'] : [] } as unknown as Exchange['api'],
    stage: { name: context.stage ?? 'test', deploymentId: 'deployment' } as unknown as Exchange['stage'],
    stageVariables: event.stageVariables ?? {},
    request: {
      method: event.httpMethod ?? 'GET',
      rawPath: event.path ?? '/',
      headers: event.multiValueHeaders ?? listed(event.headers),
      query: event.multiValueQueryStringParameters ?? listed(event.queryStringParameters),
      body: Buffer.from(event.body ?? ''),
      sourceIp: identity.sourceIp ?? '127.0.0.1',
      time: new Date(context.requestTimeEpoch ?? 0),
    },
    requestId: context.requestId ?? 'request',
    extendedRequestId: context.extendedRequestId ?? 'extended',
    method: {
      resourcePath: event.resource,
      resourceId: context.resourceId,
      operationName: context.operationName,
      authorization: { type: 'NONE' },
    } as unknown as Exchange['method'],
    pathParameters: event.pathParameters ?? {},
    caller: { ...context.authorizer && { authorizer: context.authorizer }, identity },
    ...typeof apiKey === 'string' && { apiKey: { id: apiKeyId ?? '', value: apiKey } },
    trace: [],
  };
}

function listed(parameters: Readonly<Record<string, string>> | null | undefined): Parameters {
  return Object.fromEntries(Object.entries(parameters ?? {}).map(([name, value]) => [name, [value]]));
}
