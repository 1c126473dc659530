import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';

/** What JSON can say, as JavaScript has it; `undefined` counts as absent. */
export type Plain = null | undefined | string | boolean | number | bigint | readonly Plain[] | { readonly [name: string]: Plain };

/** A value of JavaScript as templates see it: whole numbers become exact ones. */
export function valueOf(plain: Plain): Value {
  if (plain === undefined || plain === null) return null;
  if (typeof plain === 'number') return Number.isSafeInteger(plain) ? BigInt(plain) : plain;
  if (typeof plain !== 'object') return plain;
  return Array.isArray(plain) ? new VtlList(plain.map(valueOf), true) : mapOf(plain as { readonly [name: string]: Plain });
}

/** An object of JavaScript as a map, without what is absent. */
export function mapOf(plain: { readonly [name: string]: Plain }): VtlMap {
  const present = Object.entries(plain).filter(([, item]) => item !== undefined);
  return new VtlMap(present.map(([name, item]) => [name, valueOf(item)]));
}
