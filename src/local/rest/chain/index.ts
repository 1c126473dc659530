import type { Exchange, TraceStep } from '../exchange';
import { failures } from '../failures';
import { GatewayFailure } from '../gateway-failure';
import { truncated } from '../log-text';
import { apiKey } from './api-key';
import { authorize } from './authorize';
import { readCache, writeCache } from './cache';
import { encode } from './encode';
import { gatewayResponse } from './gateway-response';
import type { ChainServices, Handler, Note } from './handler';
import { integrationRequest } from './integration-request';
import { integrationResponse } from './integration-response';
import { invoke } from './invoke';
import { limits } from './limits';
import { methodResponse } from './method-response';
import { resourcePolicy, resourcePolicyOfCaller } from './resource-policy';
import { route } from './route';
import { throttle } from './throttle';
import { validateRequest } from './validate-request';

/** The boxes that a request goes through, in AWS's order. */
const CHAIN: ReadonlyArray<readonly [box: string, handler: Handler]> = [
  ['limits', limits],
  ['route', route],
  ['resourcePolicy', resourcePolicy],
  ['authorize', authorize],
  ['resourcePolicyOfCaller', resourcePolicyOfCaller],
  ['apiKey', apiKey],
  ['throttle', throttle],
  ['validateRequest', validateRequest],
  ['integrationRequest', integrationRequest],
  ['readCache', readCache],
  ['invoke', invoke],
  ['integrationResponse', integrationResponse],
  ['methodResponse', methodResponse],
  ['writeCache', writeCache],
];

/** Answers a request: `exchange.response` is set afterwards, whatever happens. */
export async function runChain(exchange: Exchange, services: ChainServices): Promise<void> {
  exchange.trace.push(step('start', 0, { lines: [`Starting execution for request: ${exchange.requestId}`] }));
  for (const [box, handler] of CHAIN) {
    if (!await runBox(box, handler, exchange, services)) break;
  }
  exchange.trace.push(step('end', 0, { lines: [`Method completed with status: ${exchange.response!.status}`] }));
  encode(exchange);
}

/** Whether the request goes on. */
async function runBox(box: string, handler: Handler, exchange: Exchange, services: ChainServices): Promise<boolean> {
  const started = performance.now();
  try {
    const note = handler(exchange, services);
    exchange.trace.push(step(box, started, note instanceof Promise ? await note : note));
    return true;
  } catch (error) {
    const failure = error instanceof GatewayFailure ? error : failures.internal(error);
    const note = gatewayResponse(exchange, failure);
    exchange.trace.push(step(box, started, { ...note, details: { ...note.details, failed: true } }));
    return false;
  }
}

function step(box: string, started: number, note: Note | void): TraceStep {
  const lines = (note?.lines ?? []).map(truncated);
  return { box, lines, details: note?.details ?? {}, milliseconds: started === 0 ? 0 : performance.now() - started };
}
