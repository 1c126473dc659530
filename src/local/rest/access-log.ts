import type { Exchange } from './exchange';
import { errorVariables, substituted } from './substitution';

/**
 * The line of the access log that a stage's format makes of a finished request; what is not known is a dash, and no value makes a second line.
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
    'integration.status': codeStatus(exchange),
    'integration.integrationStatus': integrationStatus,
    'integration.latency': integrationLatency === undefined ? undefined : String(integrationLatency),
    'integration.error': failure && backendResponse === undefined ? failure.message : undefined,
    'integrationErrorMessage': failure && backendResponse === undefined ? failure.message : undefined,
    'authorizer.principalId': exchange.caller.principalId,
    ...failure && errorVariables(failure),
  }, '-', oneLine);
}

/** The status that the code behind a proxy integration answered; what Lambda itself answered is the integration's status. */
function codeStatus({ integration, backendResponse, response, failure }: Exchange): string | undefined {
  if (!backendResponse) return undefined;
  if (integration?.type !== 'AWS_PROXY') return String(backendResponse.status);
  return failure || !response ? undefined : String(response.status);
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What a caller sends cannot end a line, and so write another one. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
