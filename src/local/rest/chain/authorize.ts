import type { Exchange } from '../exchange';
import type { ChainServices, Note } from './handler';

/** Lets the gateway's authorizers find out who calls; a method with no authorization does not ask. */
export async function authorize(exchange: Exchange, services: ChainServices): Promise<Note | void> {
  if (exchange.method?.authorization.type === 'NONE') return undefined;
  return services.authorize(exchange, services);
}
