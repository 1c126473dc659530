import type { FunctionError } from './function-error';
import type { HostMessage } from './host';

type Fields = Readonly<Record<string, unknown>>;

const MALFORMED: HostMessage = {
  kind: 'error',
  error: { errorType: 'Runtime.MalformedMessage', errorMessage: 'The function has written to where only its runtime does' },
  fatal: true,
};

/** What a worker or process may say of itself; that it is gone is for its host to say. */
const READERS: Readonly<Record<string, (fields: Fields) => HostMessage | undefined>> = {
  ready: () => ({ kind: 'ready' }),
  result: ({ payload }) => typeof payload === 'string' ? { kind: 'result', payload } : undefined,
  streamed: ({ bytes }) => bytes instanceof Uint8Array ? { kind: 'streamed', bytes } : undefined,
  log: ({ text }) => typeof text === 'string' ? { kind: 'log', text } : undefined,
  error: ({ error, fatal }) => isFunctionError(error) ? { kind: 'error', error, fatal: fatal === true } : undefined,
};

/** Reads what a worker or process says. Code that runs there can say anything: what is no message is the error of its function. */
export function heard(value: unknown): HostMessage {
  if (!isObject(value) || typeof value.kind !== 'string' || !Object.hasOwn(READERS, value.kind)) return MALFORMED;
  return READERS[value.kind](value) ?? MALFORMED;
}

function isFunctionError(error: unknown): error is FunctionError {
  if (!isObject(error) || typeof error.errorMessage !== 'string') return false;
  return [error.errorType, error.requestId].every((each) => each === undefined || typeof each === 'string')
    && [error.trace, error.stackTrace].every((each) => each === undefined || Array.isArray(each));
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
