import { orLeftOut } from './attribute';
import type { DynamoDbAttribute } from './attribute';
import type { Attributes } from './attributes';
import { Condition, MappingTemplate } from '../../mapping';

/**
 * A name, and a value where there is one, that an expression has placeholders for. So reserved words need no thought, and nothing of a caller is
 * ever part of an expression.
 */
export interface Placeholder {
  /** Without its `#` or `:`. */
  readonly id: string;
  readonly name?: string;
  readonly value?: DynamoDbAttribute;
  /** Whether its name goes where its value is missing, and so does the clause that has both. */
  readonly leftOut?: boolean;
}

/** Those of the library; conditions of users cannot have them. */
export const OWN = 'gh';

/** Placeholders for attributes, in the order of their names. */
export function placeholdersOf(kind: string, attributes: Attributes): Placeholder[] {
  return Object.keys(attributes).sort().map((name, i) => ({ id: `${OWN}${kind}${i}`, name, value: attributes[name] }));
}

/** Placeholders for names. */
export function nameplates(kind: string, names: readonly string[]): Placeholder[] {
  return [...new Set(names)].sort().map((name, i) => ({ id: `${OWN}${kind}${i}`, name }));
}

/** The fields of a request that say what placeholders stand for. DynamoDB takes neither empty. */
export function placeholderFields(placeholders: readonly Placeholder[]): Record<string, unknown> {
  const names = placeholders.filter(({ name }) => name !== undefined);
  const values = placeholders.flatMap(({ id, value }) => (value ? [{ id, value }] : []));
  return {
    ExpressionAttributeNames: names.length ? Object.fromEntries(names.map((each) => [`#${each.id}`, nameOf(each)])) : undefined,
    ExpressionAttributeValues: values.length ? unlessEmpty(values.map(({ value }) => value), Object.fromEntries(values.map(({ id, value }) => [`:${id}`, orLeftOut(value)]))) : undefined,
  };
}

function nameOf({ name, value, leftOut }: Placeholder): unknown {
  const present = value?._config.present;
  return leftOut && present ? MappingTemplate.when(present, name) : name;
}

function unlessEmpty(values: readonly DynamoDbAttribute[], fields: object): unknown {
  const conditions = values.flatMap(({ _config: { present } }) => (present ? [present] : []));
  return conditions.length === values.length ? MappingTemplate.when(Condition.any(...conditions), fields) : fields;
}
