import { doubleText, JsonTextError, printJsonText } from '../json-text';
import type { Value, VtlObject } from '../values';
import { VtlList, VtlMap } from '../values';
import { nested, spend } from './budget';
import { JavaException, tooLarge } from './exception';
import { JavaArray } from './kinds';

/** A payload is at most 10 MB. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
export const MOST_CHARACTERS = 10 * 1024 * 1024;
/** Characters that are copied in about the time of one step of an evaluation. */
export const CHARACTERS_PER_STEP = 16;

/**
 * A value as API Gateway prints it: maps as `{a=b}`, lists as `[a, b]`, those that come from JSON as JSON, null as nothing.
 *
 * Throws a `JavaException` for what has no end, such as a list that holds itself.
 */
export function print(value: Value): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : printWithin(value);
}

/** A value as Java's `String.valueOf`: within maps and lists null is a word. */
function printWithin(value: Value): string {
  const parts: string[] = [];
  let length = 0;
  write(value, (part) => {
    length += part.length;
    spend(2 + part.length / CHARACTERS_PER_STEP);
    if (length > MOST_CHARACTERS) throw tooLarge('text');
    parts.push(part);
  });
  return parts.join('');
}

type Put = (part: string) => void;

function write(value: Value, put: Put): void {
  if (value === null || typeof value !== 'object') put(printScalar(value));
  else nested(() => writeObject(value, put));
}

function writeObject(value: VtlList | VtlMap | VtlObject, put: Put): void {
  if (value instanceof VtlList) writeList(value, put);
  else if (value instanceof VtlMap) writeMap(value, put);
  else put(value.print());
}

function printScalar(value: null | string | boolean | bigint | number): string {
  return typeof value === 'number' && Number.isFinite(value) ? doubleText(value) : String(value);
}

function writeList(list: VtlList, put: Put): void {
  if (list.fromJson) return put(printJson(list));
  // Java prints the type of an array, and a number that means nothing.
  if (list instanceof JavaArray) return put('[Ljava.lang.String;@0');
  put('[');
  list.items.forEach((item, i) => {
    if (i > 0) put(', ');
    write(item, put);
  });
  put(']');
}

function writeMap(map: VtlMap, put: Put): void {
  let before = '{';
  for (const [key, value] of map.entries) {
    put(before);
    write(key, put);
    put('=');
    write(value, put);
    before = ', ';
  }
  put(before === '{' ? '{}' : '}');
}

function printJson(value: Value): string {
  try {
    return printJsonText(value);
  } catch (error) {
    if (error instanceof JsonTextError) throw new JavaException(`a list cannot be printed: ${error.reason}`);
    throw error;
  }
}
