import { BackendFailure } from '../../backends/backend';
import type { BackendCall, BackendFailureReason, Backends } from '../../backends/backend';
import type { BackendResponse, Exchange } from '../exchange';
import { failures } from '../failures';
import { GatewayFailure } from '../gateway-failure';
import { lambdaRequest, lambdaResponse } from './lambda-call';

const MOST_MILLISECONDS = 29_000;

/** What the gateway answers where a back end does not. */
const NO_ANSWER: Readonly<Record<BackendFailureReason, (message: string) => GatewayFailure>> = {
  timeout: () => failures.integrationTimeout(),
  unreachable: () => failures.integrationFailure(),
  denied: () => failures.configuration('Invalid permissions on Lambda function'),
  throttled: (message) => failures.configuration(message),
};

/** Sends the integration request to its back end, and waits no longer than the integration allows. */
export async function callBackend(exchange: Exchange, backends: Backends, log: string[]): Promise<BackendResponse> {
  const integration = exchange.integration!;
  const milliseconds = integration.timeoutInMillis ?? MOST_MILLISECONDS;
  const controller = new AbortController();
  const call: BackendCall = {
    target: exchange.target!, integration, request: exchange.backendRequest!, exchange, signal: controller.signal, log: (line) => log.push(line),
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BackendFailure('timeout', `No answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([answerOf(call, backends), timeout]);
  } catch (error) {
    throw failureOf(error, log);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function answerOf(call: BackendCall, backends: Backends): Promise<BackendResponse> {
  const { target } = call;
  switch (target.kind) {
    case 'http': return backends.http({ ...call, target });
    case 'service': return backends.service({ ...call, target });
    case 'lambda': {
      const request = lambdaRequest(call.request);
      return lambdaResponse(call.exchange, 'status' in request ? request : await backends.lambda({ ...call, target, request }));
    }
  }
}

function failureOf(error: unknown, log: string[]): GatewayFailure {
  if (error instanceof GatewayFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  log.push(message);
  return NO_ANSWER[error instanceof BackendFailure ? error.reason : 'unreachable'](message);
}
