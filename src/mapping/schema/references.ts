import * as path from 'path';
import { contentOf } from './content';
import { quote } from '../../errors';

/** Where a `$ref` leads, by its text alone. */
export type Reading =
  /** Into a document: the file, or the one where it stands; then the keys on the way. */
  | { readonly file?: string; readonly keys: readonly string[] }
  | { readonly wrong: string };

const NAMED = /^#\/components\/schemas\/([A-Za-z0-9]+)$/;

/** Reads a `$ref`; `file` is where it stands. */
export function readReference(ref: unknown, file?: string): Reading {
  if (typeof ref !== 'string') return { wrong: '$ref must be text' };
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(ref)) return { wrong: 'API Gateway loads no schemas from elsewhere' };
  const [place, fragment = ''] = split(ref);
  const keys = keysOf(fragment);
  if (!keys) return { wrong: 'behind "#" stands the way to a schema: "/definitions/…"' };
  if (place === '') return { keys };
  return file === undefined ? { wrong: 'only a schema in a file refers to other files' } : { file: path.resolve(path.dirname(file), place), keys };
}

function split(ref: string): readonly [string, string?] {
  const at = ref.indexOf('#');
  return at < 0 ? [ref] : [ref.slice(0, at), ref.slice(at + 1)];
}

function keysOf(fragment: string): string[] | undefined {
  if (fragment !== '' && !fragment.startsWith('/')) return undefined;
  try {
    return fragment.split('/').slice(1).map((key) => decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~'));
  } catch {
    return undefined;
  }
}

/** The name of another schema of the API, where a `$ref` has the form for that. */
export function nameIn(ref: unknown): string | undefined {
  return typeof ref === 'string' ? NAMED.exec(ref)?.[1] : undefined;
}

/** What stands in a document at the end of a way; nothing where the way leads nowhere or through a `Schema`. */
export function follow(root: unknown, keys: readonly string[]): { readonly schema: unknown } | undefined {
  let place = root;
  for (const key of keys) {
    if (typeof place !== 'object' || place === null || contentOf(place) || !Object.hasOwn(place, key)) return undefined;
    place = (place as Record<string, unknown>)[key];
  }
  return place === undefined ? undefined : { schema: place };
}

/** What a document has to refer to. */
export function definitionsOf(root: unknown): string[] {
  return ['definitions', '$defs'].flatMap((holder) => {
    const found = follow(root, [holder])?.schema;
    return typeof found === 'object' && found !== null ? Object.keys(found).map((key) => `#/${holder}/${key}`) : [];
  });
}

/** What to write instead of a reference that cannot be read. */
export function betterReference(ref: unknown): string {
  const name = /([A-Za-z0-9]+)$/.exec(typeof ref === 'string' ? ref : '')?.[1] ?? 'Order';
  return `Write ${quote(`#/definitions/${name}`)} for a definition of the schema itself, or ${quote(`#/components/schemas/${name}`)} for another schema of the API`;
}
