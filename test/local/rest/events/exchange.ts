import type { Exchange } from '../../../../src/local/rest/exchange';
import type { AuthorizationModel, IntegrationModel, MethodModel, RestApiModel, StageModel } from '../../../../src/local/rest/model';

/** What a test says of a request; the rest is as usual. */
export interface Given extends Partial<Pick<Exchange, 'caller' | 'apiKey' | 'pathParameters' | 'stageVariables'>> {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string | Buffer;
  readonly binaryMediaTypes?: readonly string[];
  readonly authorization?: AuthorizationModel;
  readonly uri?: string;
}

/** A request to `POST /photos/{key}` of the stage `prod`. */
export function exchange({ method = 'POST', path = '/photos/a%20b', headers = {}, query = {}, body = '', uri, ...given }: Given = {}): Exchange {
  return {
    api: { apiId: 'abc123', binaryMediaTypes: given.binaryMediaTypes ?? [] } as unknown as RestApiModel,
    stage: { name: 'prod', deploymentId: 'dep1' } as unknown as StageModel,
    stageVariables: given.stageVariables ?? {},
    request: { method, rawPath: path, headers, query, body: Buffer.from(body), sourceIp: '203.0.113.7', time: new Date(Date.UTC(2026, 3, 9, 12, 34, 56, 789)) },
    requestId: 'request-1',
    extendedRequestId: 'extended-1',
    method: {
      httpMethod: method, resourcePath: '/photos/{key}', resourceId: 'res1', authorization: given.authorization ?? { type: 'NONE' },
    } as unknown as MethodModel,
    ...uri !== undefined && { integration: { uri } as unknown as IntegrationModel },
    pathParameters: given.pathParameters ?? {},
    caller: given.caller ?? {},
    ...given.apiKey && { apiKey: given.apiKey },
    trace: [],
  };
}
