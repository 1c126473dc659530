import type { Exchange } from '../exchange';
import { responseHeaders } from '../header-rules';
import { bodyText, javaMap } from '../log-text';
import { headerOf, withDefaults } from '../parameters';
import type { Note } from './handler';

/** The response as the caller gets it: some headers under other names, others not at all. */
export function methodResponse(exchange: Exchange): Note {
  const { status, headers, body } = exchange.response!;
  const traceId = exchange.target?.kind === 'lambda' ? headerOf(exchange.backendResponse!.headers, 'x-amzn-trace-id') : undefined;
  const traced = traceId === undefined ? headers : withDefaults({ 'X-Amzn-Trace-Id': [traceId] }, headers);
  const sent = responseHeaders(traced, exchange.integration!.type);
  exchange.response = { status, headers: sent, body };
  return {
    lines: [
      `Method response body after transformations: ${bodyText(body)}`,
      `Method response headers: ${javaMap(sent)}`,
      'Successfully completed execution',
    ],
    details: { status, headers: sent },
  };
}
