import { Token } from 'aws-cdk-lib';
import type { Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';

const PROXIES: readonly RestIntegrationType[] = [RestIntegrationType.AWS_PROXY, RestIntegrationType.HTTP_PROXY];

/** Of Lambda's two APIs, the one that streams. */
const STREAMING_URI = /\/response-streaming-invocations$/;

const finding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_STREAM', given, allowed, fix });

/**
 * What streaming forbids, because it would need the whole answer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export function streamFindings(where: string, { type, label, streams = false, uri = '', responses = [] }: RestIntegrationConfig): Finding[] {
  const path = uri.split('/').at(-1);
  const isFunction = type === RestIntegrationType.AWS_PROXY && !Token.isUnresolved(path);
  return [
    ...streams && !PROXIES.includes(type) ? [finding(
      `${where} streams the answer of ${label}, which is mapped`, 'streams of proxies', 'Use Integrations.lambda or Integrations.http, or do not stream',
    )] : [],
    ...streams && responses.length > 0 ? [finding(`${where} streams and maps answers`, 'answers as the back end streams them', 'Remove the answers, or do not stream')] : [],
    ...isFunction && streams !== STREAMING_URI.test(uri) ? [finding(
      `${where} ${streams ? 'streams' : 'does not stream'}, and its function is called by ${path}`,
      'response-streaming-invocations for streams, invocations for whole answers',
      'Mend what its bindRestIntegration returns',
    )] : [],
  ];
}

/** Compression, which streams go without. */
export function streamWarnings(where: string, { streams }: RestIntegrationConfig, compresses: boolean): Finding[] {
  if (!streams || !compresses) return [];
  return [{
    code: 'GH_STREAM_COMPRESSION',
    given: `${where} streams, and the gateway has a minimumCompressionSize`,
    allowed: 'compression of answers that are not streamed',
    fix: 'Let the back end compress this answer where that matters, then acknowledge this warning',
  }];
}
