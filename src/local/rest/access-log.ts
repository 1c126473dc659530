import type { Exchange } from './exchange';
import { errorVariables, substituted } from './substitution';

/**
 * The line of the access log that a stage's format makes of a finished request; what is not known is a dash.
 *
 * @param latency how long the whole request took, in milliseconds
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function accessLogLine(format: string, exchange: Exchange, latency: number): string {
  const { response, failure, backendResponse, trace } = exchange;
  const integrationLatency = trace.find(({ box }) => box === 'invoke')?.details.latency;
  const integrationStatus = backendResponse && String(backendResponse.status);
  return substituted(format, exchange, {
    'status': String(response?.status ?? ''),
    'responseLength': String(response?.body.length ?? 0),
    'responseLatency': String(Math.round(latency)),
    'integrationLatency': integrationLatency === undefined ? undefined : String(integrationLatency),
    'integrationStatus': integrationStatus,
    'integration.status': integrationStatus,
    'integration.integrationStatus': integrationStatus,
    'integration.latency': integrationLatency === undefined ? undefined : String(integrationLatency),
    'integration.error': failure && backendResponse === undefined ? failure.message : undefined,
    'integrationErrorMessage': failure && backendResponse === undefined ? failure.message : undefined,
    'authorizer.principalId': exchange.caller.principalId,
    ...failure && errorVariables(failure),
  }, '-');
}
