import type { Parameters } from './exchange';

/** All values of a header, whatever its letters; the exact name wins. */
export function headerValues(headers: Parameters, name: string): readonly string[] {
  if (Object.hasOwn(headers, name)) return headers[name];
  const wanted = name.toLowerCase();
  return Object.entries(headers).find(([each]) => each.toLowerCase() === wanted)?.[1] ?? [];
}

/** The last value of a header, whatever its letters. */
export function headerOf(headers: Parameters, name: string): string | undefined {
  return headerValues(headers, name).at(-1);
}

/** Headers with some set to other values, whichever letters they had. */
export function withHeaders(headers: Parameters, set: Parameters): Parameters {
  return { ...withoutHeaders(headers, namesIn(set)), ...set };
}

/** Headers with some more, where they are not there yet. */
export function withDefaults(headers: Parameters, defaults: Parameters): Parameters {
  return { ...headers, ...withoutHeaders(defaults, namesIn(headers)) };
}

/** Headers without some, which are given in small letters. */
export function withoutHeaders(headers: Parameters, dropped: ReadonlySet<string>): Parameters {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name.toLowerCase())));
}

/** The last value of each. */
export function lastValues(parameters: Parameters): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, values.at(-1) ?? '']));
}

/** Parameters with the values of others behind their own. */
export function appended(parameters: Parameters, more: Parameters): Parameters {
  return collected([parameters, more].flatMap(pairsOf));
}

/** Parameters of pairs, those of one name together in their order. */
export function collected(pairs: ReadonlyArray<readonly [name: string, value: string]>): Parameters {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

/** The media type of a content type, without its parameters, in small letters. */
export function mediaTypeOf(contentType: string): string {
  return contentType.split(';', 1)[0].trim().toLowerCase();
}

function pairsOf(parameters: Parameters): Array<readonly [name: string, value: string]> {
  return Object.entries(parameters).flatMap(([name, values]) => values.map((value) => [name, value] as const));
}

const namesIn = (headers: Parameters): ReadonlySet<string> => new Set(Object.keys(headers).map((name) => name.toLowerCase()));
