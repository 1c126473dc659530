import type { Backends } from '../../backends/backend';
import type { Exchange } from '../exchange';
import type { ResponseCache } from './response-cache';
import type { UsageMeters } from './usage-meters';

/** What a handler has to say about its box. */
export interface Note {
  /** In AWS's words where its execution log has some. */
  readonly lines?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What handlers use beside the exchange. */
export interface ChainServices {
  readonly backends: Backends;
  /**
   * Fills in `exchange.caller`, or throws a `GatewayFailure`; called for methods that want to know their caller.
   *
   * `AuthorizationModel` of the method says who answers for that.
   */
  readonly authorize: Handler;
  readonly cache: ResponseCache;
  readonly meters: UsageMeters;
  /** A number from 0 up to 1, for canaries. */
  random(): number;
  now(): Date;
}

/** One box: does its part of a request, or ends it by throwing a `GatewayFailure`. */
export type Handler = (exchange: Exchange, services: ChainServices) => Promise<Note | void> | Note | void;
