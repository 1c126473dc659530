/** A function's error as the Lambda service answers it; each runtime has its own words for where it happened. */
export interface FunctionError {
  readonly errorType?: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
  readonly stackTrace?: readonly string[];
  readonly requestId?: string;
}

/** The most bytes that a function may answer. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const MOST_RESPONSE_BYTES = 6_291_556;

/** Errors that the Lambda service reports itself, in its words. */
export const functionErrors = {
  timedOut: (requestId: string, seconds: number): FunctionError => ({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  }),
  /** The environment ended before it answered. */
  exited: (requestId: string, how: string): FunctionError => ({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${how}`,
  }),
  tooLarge: (): FunctionError => ({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${MOST_RESPONSE_BYTES} bytes).`,
  }),
};

/** How an environment ended, as the Lambda service words it. */
export const exitWords = {
  code: (code: number | null): string => code === 0 ? 'without providing a reason' : `with error: exit status ${code}`,
  killed: (signal: string): string => `with error: signal: ${signal}`,
};
