import { quote } from '../errors';

/** How a factory was called, for errors; other languages and plain JavaScript can pass anything. */
export function called(factory: string, argument: unknown): { readonly written: string; readonly argument: unknown } {
  return { written: `${factory}(${typeof argument === 'string' ? JSON.stringify(argument) : quote(argument)})`, argument };
}
