import { spend } from '../java';
import { parseJsonText } from '../json-text';
import type { Value } from '../values';

/** Characters of JSON that are read or printed in about the time of one step of an evaluation. */
export const JSON_CHARACTERS_PER_STEP = 2;

/** What JSON text stands for, at the expense of the evaluation under way. */
export function readJson(text: string): Value {
  spend(text.length / JSON_CHARACTERS_PER_STEP);
  return parseJsonText(text);
}
