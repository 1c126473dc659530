import { JavaException } from '../java';
import type { Value, VtlObject } from '../values';

/** A method that a template can call; `undefined` for arguments that it does not take. */
export type Method = (args: readonly Value[]) => Value | undefined;

/** An object of these methods and properties; it prints as nothing, as the maps of `$context` were recorded to. */
export function vtlObject(methods: { readonly [name: string]: Method }, properties: { readonly [name: string]: Value } = {}): VtlObject {
  return {
    property: (name) => Object.hasOwn(properties, name) ? properties[name] : undefined,
    call: (name, args) => Object.hasOwn(methods, name) ? methods[name](args) : undefined,
    print: () => '',
  };
}

/** Does the work; whatever it throws is what the method throws. */
export function failingAs<T>(method: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new JavaException(`${method}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
