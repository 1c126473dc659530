import type { Parameters } from './exchange';
import { collected } from './parameters';

/** Reads a query string, without its question mark: decoded, with repeated parameters as lists. */
export function readQuery(text: string): Parameters {
  const pairs = text.split('&').filter((pair) => pair !== '').map((pair) => {
    const [name, ...value] = pair.split('=');
    return [decoded(name.replace(/\+/g, ' ')), decoded(value.join('=').replace(/\+/g, ' '))] as const;
  });
  return collected(pairs);
}

/** Percent-decoded text; what is no encoding stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
