import type { BackendTarget, HttpTarget, LambdaTarget, ServiceTarget } from '../rest/backend-target';
import type { BackendRequest, BackendResponse, Exchange } from '../rest/exchange';
import type { IntegrationModel } from '../rest/model';

export type { BackendTarget, HttpTarget, LambdaTarget, ServiceTarget };

/** One request to a back end. */
export interface BackendCall<T extends BackendTarget = BackendTarget> {
  readonly target: T;
  readonly integration: IntegrationModel;
  /** What is sent. A function's event is `request.body`, JSON as UTF-8, whichever type the integration has. */
  readonly request: BackendRequest;
  /** The request that caused it; back ends only read it. */
  readonly exchange: Exchange;
  /** Aborted when the integration's timeout has passed: the answer is then not awaited any more. */
  readonly signal: AbortSignal;
  /** A line for the trace of this request, for example what a function wrote to its log. */
  log(line: string): void;
}

/**
 * Something that answers integrations.
 *
 * A function's answer has status 200 and its result as `body`, JSON as UTF-8. A function's error has status 200 too, `{"errorMessage", "errorType", …}`
 * as `body`, as the Lambda service answers it, and the message in `errorMessage`. Headers are given in whatever letters.
 *
 * Where no answer comes it throws a `BackendFailure`; whatever else it throws counts as `unreachable`.
 */
export type Backend<T extends BackendTarget = BackendTarget> = (call: BackendCall<T>) => Promise<BackendResponse>;

/** The back ends of a gateway, by what they answer for. */
export interface Backends {
  readonly lambda: Backend<LambdaTarget>;
  readonly http: Backend<HttpTarget>;
  readonly service: Backend<ServiceTarget>;
  /** Ends workers, processes and connections; after that nothing is called any more. */
  dispose(): Promise<void>;
}

/** Why a back end gave no answer: it took too long, is not there or broke the connection, the gateway may not call it, or it refused as too busy. */
export type BackendFailureReason = 'timeout' | 'unreachable' | 'denied' | 'throttled';

/** A back end gave no answer. */
export class BackendFailure extends Error {
  public readonly reason: BackendFailureReason;

  constructor(reason: BackendFailureReason, message: string) {
    super(message);
    this.name = 'BackendFailure';
    this.reason = reason;
  }
}
