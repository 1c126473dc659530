import { Script, createContext } from 'vm';

const CONTEXT = createContext({});
const RUN = new Script('work()');

/** Does work that what a caller sends could make last; throws when the time is over. */
export function within<T>(milliseconds: number, work: () => T): T {
  CONTEXT.work = work;
  try {
    return RUN.runInContext(CONTEXT, { timeout: milliseconds }) as T;
  } finally {
    CONTEXT.work = undefined;
  }
}
