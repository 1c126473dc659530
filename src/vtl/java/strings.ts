import type { Value } from '../values';
import { JavaException, tooLarge } from './exception';
import { format } from './format';
import { JavaArray } from './kinds';
import { any, incomparable, int, list, method, text, variable } from './method';
import type { Methods } from './method';
import { MOST_CHARACTERS, print } from './print';
import { matches, replaceAll, replaceFirst, split } from './regex';

const count = (value: number): bigint => BigInt(value);

function within(self: string, index: number, most = self.length): number {
  if (index >= 0 && index <= most) return index;
  throw new JavaException(`index ${index} is outside of a text of ${self.length} characters (StringIndexOutOfBoundsException)`);
}

function slice(self: string, from: number, to = self.length): string {
  return self.slice(within(self, from, within(self, to)), to);
}

function bounded(length: number): void {
  if (length > MOST_CHARACTERS) throw tooLarge('text');
}

function replace(self: string, from: string, to: string): string {
  const pieces = self.split(from).length + (from === '' ? 1 : 0);
  bounded(self.length + pieces * to.length);
  return from === '' ? `${to}${[...self].map((character) => character + to).join('')}` : self.replaceAll(from, () => to);
}

function compare(self: string, other: string): bigint {
  const differs = [...self].findIndex((_, i) => self[i] !== other[i]);
  const at = differs < 0 ? self.length : differs;
  return count(at < other.length && at < self.length ? self.charCodeAt(at) - other.charCodeAt(at) : self.length - other.length);
}

const BLANK_ENDS = /^[\0-\x20]+|[\0-\x20]+$/g;

/** The methods of `java.lang.String`. */
export const STRING: Methods<string> = {
  length: [method([], (self: string) => count(self.length))],
  isEmpty: [method([], (self: string) => self === '')],
  isBlank: [method([], (self: string) => self.trim() === '')],
  charAt: [method([int], (self: string, index) => self[within(self, index, self.length - 1)])],
  substring: [method([int], slice), method([int, int], slice)],
  subSequence: [method([int, int], slice)],
  indexOf: [
    method([text], (self: string, part) => count(self.indexOf(part))),
    method([int], (self: string, code) => count(self.indexOf(String.fromCodePoint(code)))),
    method([text, int], (self: string, part, from) => count(self.indexOf(part, from))),
  ],
  lastIndexOf: [
    method([text], (self: string, part) => count(self.lastIndexOf(part))),
    method([text, int], (self: string, part, from) => count(from < 0 ? -1 : self.lastIndexOf(part, from))),
  ],
  contains: [method([text], (self: string, part) => self.includes(part))],
  startsWith: [
    method([text], (self: string, part) => self.startsWith(part)),
    method([text, int], (self: string, part, from) => from >= 0 && self.startsWith(part, from)),
  ],
  endsWith: [method([text], (self: string, part) => self.endsWith(part))],
  equals: [method([any], (self: string, other) => self === other)],
  equalsIgnoreCase: [method([any], (self: string, other) => typeof other === 'string' && self.toLowerCase() === other.toLowerCase())],
  contentEquals: [method([text], (self: string, other) => self === other)],
  compareTo: [method([text], compare), incomparable()],
  compareToIgnoreCase: [method([text], (self: string, other) => compare(self.toLowerCase(), other.toLowerCase()))],
  concat: [method([text], (self: string, other) => {
    bounded(self.length + other.length);
    return self + other;
  })],
  repeat: [method([int], (self: string, times) => {
    if (times < 0) throw new JavaException(`text cannot be repeated ${times} times (IllegalArgumentException)`);
    bounded(self.length * times);
    return self.repeat(times);
  })],
  replace: [method([text, text], replace)],
  replaceAll: [method([text, text], replaceAll)],
  replaceFirst: [method([text, text], replaceFirst)],
  matches: [method([text], matches)],
  split: [
    method([text], (self: string, pattern) => new JavaArray(split(self, pattern, 0))),
    method([text, int], (self: string, pattern, limit) => new JavaArray(split(self, pattern, limit))),
  ],
  toUpperCase: [method([], (self: string) => self.toUpperCase())],
  toLowerCase: [method([], (self: string) => self.toLowerCase())],
  trim: [method([], (self: string) => self.replace(BLANK_ENDS, ''))],
  strip: [method([], (self: string) => self.trim())],
  stripLeading: [method([], (self: string) => self.trimStart())],
  stripTrailing: [method([], (self: string) => self.trimEnd())],
  intern: [method([], (self: string) => self)],
  codePointAt: [method([int], (self: string, index) => count(self.codePointAt(within(self, index, self.length - 1))!))],
  toCharArray: [method([], (self: string) => new JavaArray(self.split('')))],
  // Static in Java, and called on any text.
  valueOf: [method([any], (_: string, value: Value) => value === null ? 'null' : print(value))],
  join: [
    method([text, list], (_: string, between, { items }) => join(between, items)),
    variable(text, (_: string, between, items) => join(between, items)),
  ],
  format: [variable(text, (_: string, pattern, values) => format(pattern, values))],
};

function join(between: string, items: readonly Value[]): string {
  const parts = items.map((item) => item === null ? 'null' : print(item));
  bounded(parts.reduce((sum, part) => sum + part.length + between.length, 0));
  return parts.join(between);
}
