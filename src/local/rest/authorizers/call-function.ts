import { refusals } from './refusals';
import { BackendFailure } from '../../backends/backend';
import type { BackendFailureReason } from '../../backends/backend';
import type { ChainServices } from '../chain/handler';
import type { BackendResponse, Exchange } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import type { IntegrationModel } from '../model';

const MOST_MILLISECONDS = 29_000;

/** A function is called as if it stood behind an integration. */
const INTEGRATION: Omit<IntegrationModel, 'uri'> = {
  type: 'AWS',
  httpMethod: 'POST',
  requestParameters: {},
  requestTemplates: {},
  passthroughBehavior: 'WHEN_NO_MATCH',
  timeoutInMillis: MOST_MILLISECONDS,
  cacheKeyParameters: [],
  responses: [],
};

const NO_ANSWER: Readonly<Record<BackendFailureReason, (message: string) => GatewayFailure>> = {
  timeout: refusals.authorizerTimeout,
  unreachable: refusals.faultyAuthorizer,
  denied: () => refusals.faultyAuthorizer('Invalid permissions on Lambda function'),
  throttled: refusals.faultyAuthorizer,
};

/**
 * Calls an authorizer's function; what it throws is a refusal, with 401 where it throws `Unauthorized`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/call-api-with-api-gateway-lambda-authorization.html
 */
export async function callFunction(
  exchange: Exchange, services: ChainServices, functionArn: string, event: object, log: (line: string) => void,
): Promise<Buffer> {
  const { body, errorMessage } = await within(MOST_MILLISECONDS, (signal) => services.backends.lambda({
    target: { kind: 'lambda', functionArn, invocation: 'RequestResponse' },
    integration: { ...INTEGRATION, uri: functionArn },
    request: { method: 'POST', uri: functionArn, headers: {}, query: {}, body: Buffer.from(JSON.stringify(event), 'utf8') },
    exchange,
    signal,
    log,
  }));
  if (errorMessage === 'Unauthorized') throw refusals.unauthorized(`Unauthorized request: ${exchange.requestId}`);
  if (errorMessage !== undefined) throw refusals.faultyAuthorizer(`Authorizer error: ${errorMessage}`);
  return body;
}

async function within(milliseconds: number, call: (signal: AbortSignal) => Promise<BackendResponse>): Promise<BackendResponse> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BackendFailure('timeout', `No answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([call(controller.signal), timeout]);
  } catch (error) {
    if (error instanceof GatewayFailure) throw error;
    const reason = error instanceof BackendFailure ? error.reason : 'unreachable';
    throw NO_ANSWER[reason](error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
