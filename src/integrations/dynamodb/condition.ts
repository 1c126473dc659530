import type { DynamoDbAttribute } from './attribute';
import { assertAttributes, assertNames, wrongOption } from './attributes';
import type { Attributes } from './attributes';
import { OWN, nameplates } from './placeholders';
import type { Placeholder } from './placeholders';
import { assertShape, quote } from '../../errors';

/**
 * A condition without which nothing is written.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
export interface DynamoDbConditionOptions {
  /** The condition, with a placeholder for each name and value: `#state = :open`. */
  readonly expression: string;
  /**
   * The attribute for each placeholder that begins with `#`, which is part of it.
   *
   * @default - none: names that are no reserved words of DynamoDB can stand as they are
   */
  readonly names?: { [placeholder: string]: string };
  /**
   * The value for each placeholder that begins with `:`, which is part of it. A value that is missing in a request is answered 400.
   *
   * @default - none
   */
  readonly values?: { [placeholder: string]: DynamoDbAttribute };
}

/** The conditions that writes have. */
export interface Conditional {
  readonly onlyIfNew?: boolean;
  readonly onlyIfExists?: boolean;
  readonly condition?: DynamoDbConditionOptions;
}

/** A condition as DynamoDB takes it, and the status for one that does not hold. */
export interface RenderedCondition {
  readonly expression?: string;
  readonly placeholders: readonly Placeholder[];
  readonly status: number;
}

/** The conditions of a write, as one. */
export function renderedCondition(factory: string, key: Attributes, { onlyIfNew, onlyIfExists, condition }: Conditional): RenderedCondition {
  if (onlyIfNew && onlyIfExists) throw wrongOption(factory, 'both onlyIfNew and onlyIfExists', 'one of them, or none', 'Remove one of them');
  if (condition !== undefined) assertCondition(factory, condition);
  // One attribute of the key is enough: an item has all of them.
  const [first] = nameplates('c', onlyIfNew || onlyIfExists ? Object.keys(key).sort().slice(0, 1) : []);
  const own = first && `attribute_${onlyIfNew ? 'not_exists' : 'exists'}(#${first.id})`;
  const expressions = [own, condition && (own ? `(${condition.expression})` : condition.expression)].filter((each) => each !== undefined);
  return {
    expression: expressions.length ? expressions.join(' AND ') : undefined,
    placeholders: [...first ? [first] : [], ...condition ? declared(condition) : []],
    status: onlyIfExists && !condition ? 404 : 409,
  };
}

function declared({ names = {}, values = {} }: DynamoDbConditionOptions): Placeholder[] {
  return [
    ...Object.keys(names).map((placeholder) => ({ id: placeholder.slice(1), name: names[placeholder] })),
    ...Object.keys(values).map((placeholder) => ({ id: placeholder.slice(1), value: values[placeholder] })),
  ];
}

const PLACEHOLDER = /[#:][A-Za-z0-9_]+/g;

/** DynamoDB refuses placeholders that are not declared, and those that are not used: with 400 for every request, so it is said here. */
function assertCondition(factory: string, condition: DynamoDbConditionOptions): void {
  assertShape(`the condition of Integrations.${factory}`, condition, { expression: 'text', names: 'textMap', values: 'map' });
  const { expression, names = {}, values = {} } = condition;
  assertAttributes(factory, 'condition.values', values);
  assertNames(factory, 'condition.names', Object.values(names));
  const used = new Set(String(expression ?? '').match(PLACEHOLDER));
  const given = [...Object.keys(names), ...Object.keys(values)];
  const wrong = [
    !expression?.trim() && 'no expression',
    ...Object.keys(names).filter((each) => !/^#[A-Za-z0-9_]+$/.test(each)).map((each) => `the placeholder ${quote(each)} for a name`),
    ...Object.keys(values).filter((each) => !/^:[A-Za-z0-9_]+$/.test(each)).map((each) => `the placeholder ${quote(each)} for a value`),
    ...given.filter((each) => each.slice(1).startsWith(OWN)).map((each) => `the placeholder ${quote(each)}, which is the library's`),
    ...given.filter((each) => !used.has(each)).map((each) => `${quote(each)}, which the expression does not use`),
    ...[...used].filter((each) => !given.includes(each)).map((each) => `an expression with ${quote(each)}, which stands for nothing`),
    /[${}'"]/.test(expression ?? '') && 'an expression with quotes, $ or braces',
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw wrongOption(factory, `a condition with ${wrong.join(', ')}`, `an expression, and for each #name and :value in it what it stands for; not #${OWN}… or :${OWN}…`, 'Mend the condition');
}
