import { callFunction } from './call-function';
import { identityOf, masked } from './identity';
import type { Identity } from './identity';
import type { Authorizer } from './options';
import { assertAllowed } from './policy';
import { refusals } from './refusals';
import { ResultCache } from './result-cache';
import type { ChainServices } from '../chain/handler';
import { readAuthorizerAnswer, requestAuthorizerEvent, tokenAuthorizerEvent } from '../events';
import type { AuthorizerAnswer } from '../events';
import type { Caller, Exchange } from '../exchange';
import type { AuthorizerModel } from '../model';

/** An answer, and how it came about. */
interface Found {
  readonly answer: AuthorizerAnswer;
  readonly lines: readonly string[];
  readonly log: readonly string[];
  /** Milliseconds; 0 where the answer was known. */
  readonly latency: number;
}

/**
 * Lets a function find out who calls, and keeps its answer for whoever has the same identity, on all methods of the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function lambdaAuthorizer(): Authorizer<'CUSTOM'> {
  const cache = new ResultCache<AuthorizerAnswer>();
  return async (exchange, { authorizer }, services) => {
    const identity = identityOf(exchange, authorizer);
    const key = JSON.stringify([exchange.api.apiId, exchange.stage.name, authorizer.name, ...identity]);
    const cached = identity.length > 0 ? cache.get(key, services.now()) : undefined;
    const found = cached ? { answer: cached, lines: [], log: [], latency: 0 } : await ask(exchange, authorizer, identity, services);
    if (!cached && identity.length > 0) cache.set(key, found.answer, authorizer.resultTtl, services.now());
    const { answer, latency } = found;
    // Before it is judged: gateway responses of those who are refused may show who they are.
    exchange.caller = callerOf(answer, latency);
    assertAllowed(exchange, answer.policyDocument);
    return {
      lines: [
        `Starting authorizer: ${authorizer.name} for request: ${exchange.requestId}`,
        `Incoming identity: ${masked(identity.join())}`,
        ...found.lines,
        `Using valid authorizer policy for principal: ${masked(answer.principalId)}`,
        'Successfully completed authorizer execution',
      ],
      details: { ...answer, cached: cached !== undefined, latency, ...found.log.length > 0 && { log: found.log } },
    };
  };
}

async function ask(exchange: Exchange, authorizer: AuthorizerModel, identity: Identity, services: ChainServices): Promise<Found> {
  const { functionArn, type } = authorizer;
  if (functionArn === undefined) throw refusals.faultyAuthorizer(`The authorizer ${authorizer.name} has no function.`);
  const event = type === 'TOKEN' ? tokenAuthorizerEvent(exchange, identity[0]) : requestAuthorizerEvent(exchange);
  const log: string[] = [];
  const started = performance.now();
  const body = (await callFunction(exchange, services, functionArn, event, (line) => log.push(line))).toString('utf8');
  const latency = Math.round(performance.now() - started);
  const answer = readAuthorizerAnswer(body);
  if (!answer) throw refusals.faultyAuthorizer(`Could not parse policy: ${body}`);
  return { answer, log, latency, lines: [`Authorizer result body before parsing: ${body}`] };
}

function callerOf({ principalId, context, usageIdentifierKey }: AuthorizerAnswer, latency: number): Caller {
  return { principalId, authorizer: { ...context, integrationLatency: latency }, ...usageIdentifierKey !== undefined && { usageIdentifierKey } };
}
