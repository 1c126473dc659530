import { GatehouseError, quote, suggestion } from '../errors';
import { METHODS, isMethod } from './methods';
import type { Method } from './methods';
import { parsePath, renderPath } from './path';
import type { Segment } from './path';

/** A route key, parsed and normalised once; everything later is rendered from this. */
export interface RouteKey {
  readonly method: Method;
  readonly path: string;
  readonly segments: readonly Segment[];
  /** `METHOD /path`, normalised. */
  readonly text: string;
}

const TOKEN = /\$\{Token\[|#\{Token\[/;

/** Parses `METHOD /path`; a prefix such as `/reports` is put before the path. */
export function parseRouteKey(key: string, prefix = ''): RouteKey {
  if (typeof key !== 'string') throw refuse(key, 'is not text', 'Write the key as "METHOD /path"');
  if (TOKEN.test(key) || TOKEN.test(prefix)) {
    throw refuse(key, 'has a value that is known only at deployment', 'Paths must be known at synth: use the literal text, or a {parameter}');
  }
  const words = key.trim().split(/\s+/);
  if (words.length !== 2) throw refuse(key, `has ${words.length === 1 ? 'no method or no path' : 'more than two words'}`, suggest(key));
  // Some letters become ASCII only in upper case.
  const method = /^[A-Za-z]+$/.test(words[0]) ? words[0].toUpperCase() : words[0];
  if (!isMethod(method)) throw refuse(key, `has the method ${quote(words[0])}`, suggestMethod(words[0]));
  if (!words[1].startsWith('/')) throw refuse(key, 'has a path without a slash', `Write ${quote(`${method} /${words[1]}`)}`);
  const segments = parsePath(join(prefix, words[1]));
  const path = renderPath(segments);
  return { method, path, segments, text: `${method} ${path}` };
}

/** Checks and normalises the prefix of a group: `/reports`, or nothing. */
export function parsePrefix(prefix: string): string {
  if (typeof prefix !== 'string' || TOKEN.test(prefix)) throw refuse(prefix, 'is no literal prefix', 'Write the prefix as "/path"');
  const segments = parsePath(prefix);
  return segments.length === 0 ? '' : renderPath(segments);
}

function join(prefix: string, path: string): string {
  return prefix !== '' && path === '/' ? prefix : `${prefix}${path}`;
}

function suggestMethod(word: string): string {
  const fix = suggestion(word, METHODS);
  return fix.startsWith('Did') ? fix : 'Use one of these';
}

function suggest(key: string): string {
  const path = key.trim();
  return path.startsWith('/') ? `Write the method before it, as in ${quote(`GET ${path}`)}` : 'Write a method, one space and a path, as in "GET /photos/{key}"';
}

function refuse(key: unknown, what: string, fix: string): GatehouseError {
  return new GatehouseError({
    code: 'GH_ROUTE_KEY',
    given: `route key ${quote(key)} ${what}`,
    allowed: `"METHOD /path" with a method of ${METHODS.join(', ')}`,
    fix,
  });
}
