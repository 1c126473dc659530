import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { integerIn } from '../lenient-json';
import { bodyText, javaMap } from '../log-text';
import { callBackend } from './call-backend';
import type { ChainServices, Note } from './handler';
import { MAX_PAYLOAD } from './limits';

/** Calls the back end, where the cache has not answered. */
export async function invoke(exchange: Exchange, { backends }: ChainServices): Promise<Note | void> {
  if (exchange.backendResponse) return undefined;
  if (exchange.integration!.type === 'MOCK') return mock(exchange);
  const log: string[] = [];
  exchange.backendLog = log;
  const started = performance.now();
  exchange.backendResponse = await callBackend(exchange, backends, log);
  const latency = Math.round(performance.now() - started);
  const { status, headers, body } = exchange.backendResponse;
  if (body.length > MAX_PAYLOAD && !exchange.integration!.streams) throw failures.configuration(tooLong(body.length));
  return {
    lines: [
      `Sending request to ${exchange.backendRequest!.uri}`,
      `Received response. Status: ${status}, Integration latency: ${latency} ms`,
      `Endpoint response headers: ${javaMap(headers)}`,
      `Endpoint response body before transformations: ${bodyText(body)}`,
    ],
    details: { status, headers, body: bodyText(body), latency, ...log.length > 0 && { log } },
  };
}

function tooLong(length: number): string {
  return `Integration response of reported length ${length} is larger than allowed maximum of ${MAX_PAYLOAD} bytes.`;
}

/** A mock answers with the status that its request template says. */
function mock(exchange: Exchange): Note {
  const status = integerIn(exchange.backendRequest!.body.toString('utf8'), 'statusCode');
  if (status === undefined) throw failures.configuration('Unable to parse statusCode. It should be an integer defined in the request template');
  exchange.backendResponse = { status, headers: {}, body: Buffer.alloc(0) };
  return { details: { status } };
}
