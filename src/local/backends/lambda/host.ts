import type { FunctionError } from './function-error';

/** What a worker or process that runs a function tells. */
export type HostMessage =
  /** The code is loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly payload: string }
  /** What a handler has streamed, in one piece. */
  | { readonly kind: 'streamed'; readonly bytes: Uint8Array }
  /** The code could not be loaded, or the handler failed; where it is fatal, the host ends by itself. */
  | { readonly kind: 'error'; readonly error: FunctionError; readonly fatal: boolean }
  /** Text that was written, in whatever pieces. */
  | { readonly kind: 'log'; readonly text: string }
  /** The host is no more. */
  | { readonly kind: 'gone'; readonly how: string };

/** One invocation, as a host is told. */
export interface Invocation {
  /** The event, JSON. */
  readonly event: string;
  readonly requestId: string;
  readonly functionArn: string;
  /** The tenant for whom it is, where the invocation names one. */
  readonly tenantId?: string;
  /** When the function's time is up, in milliseconds since 1970. */
  readonly deadline: number;
}

/** A worker or process that runs a function, one invocation at a time. */
export interface Host {
  invoke(invocation: Invocation): void;
  /** Whether the process of the gateway has to stay alive for it. */
  hold(busy: boolean): void;
  /** Ends it, whatever it does; settled when nothing is left of it. */
  end(): Promise<void>;
}

/** Starts a host, which tells everything to a listener. */
export type StartHost = (listener: (message: HostMessage) => void) => Host;
