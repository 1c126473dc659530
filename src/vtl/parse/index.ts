import type { Template } from '../syntax';
import { readArgument } from './arguments';
import { readBlock } from './blocks';
import { Cursor } from './cursor';
import { readExpression } from './expressions';
import { readReference } from './references';
import type { Rules } from './rules';

const RULES: Rules = { block: readBlock, expression: readExpression, argument: readArgument, reference: readReference };

/**
 * The tree of a mapping template.
 *
 * Throws a `VtlError` with the place where the text is no template that API Gateway evaluates.
 *
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export function parseTemplate(text: string): Template {
  const cursor = Cursor.over(text);
  const body = readBlock(cursor, RULES);
  if (!cursor.ended) throw cursor.unexpected('an #if or #foreach before it');
  return { _body: body };
}
