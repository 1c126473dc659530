import { Token } from 'aws-cdk-lib';
import { attributeOf, orLeftOut } from './attribute';
import type { DynamoDbAttribute } from './attribute';
import { GatehouseError, quote } from '../../errors';

/** Attribute values by name. */
export type Attributes = Readonly<Record<string, DynamoDbAttribute>>;

/** An option that is wrong, with the back end that has it. */
export function wrongOption(factory: string, given: string, allowed: string, fix: string): GatehouseError {
  return new GatehouseError({ code: 'GH_INTEGRATION_OPTION', given: `Integrations.${factory} has ${given}`, allowed, fix });
}

/** What DynamoDB says for itself of the keys of items: a partition key, and a sort key where the table has one. */
const KEY_TYPES: readonly string[] = ['S', 'N', 'B'];

/** Refuses a map that has other than attribute values, or names that are none. */
export function assertAttributes(factory: string, option: string, attributes: Attributes = {}): void {
  Object.entries(attributes).forEach(([name, each]) => attributeOf(`${option}.${name} of Integrations.${factory}`, each));
  assertNames(factory, option, Object.keys(attributes));
}

/** Refuses a key with more or fewer attributes than keys have, or of types that keys do not have. */
export function assertKey(factory: string, key: Attributes, most = 2): void {
  assertAttributes(factory, 'key', key);
  const entries = Object.entries(key);
  const odd = entries.filter(([, { _config: { type } }]) => !KEY_TYPES.includes(type)).map(([name]) => quote(name));
  const wrong = [
    (entries.length < 1 || entries.length > most) && `a key of ${entries.length} attributes`,
    odd.length > 0 && `the key ${odd.join(', ')} of another type`,
  ].filter(Boolean);
  if (wrong.length > 0) throw wrongOption(factory, wrong.join(', '), `1 to ${most} attributes: strings, numbers or binary`, 'Give the key as the table has it');
}

/** Refuses names that are empty, too long, or not known yet. */
export function assertNames(factory: string, option: string, names: readonly string[]): void {
  const odd = names.filter((name) => name === '' || Token.isUnresolved(name) || Buffer.byteLength(name) > 65_535);
  if (odd.length > 0) throw wrongOption(factory, `the name ${quote(odd[0])} in ${option}`, 'names of 1 to 65,535 bytes that are known at synth', 'Name the attribute');
}

/** Refuses attributes to answer that are none: whoever wants none would get all of them from a read. */
export function assertChosen(factory: string, attributes: readonly string[] | undefined): void {
  if (attributes?.length === 0) throw wrongOption(factory, 'attributes without a name', 'one attribute at least, or no attributes at all', 'Name what is answered, or remove the option');
  assertNames(factory, 'attributes', attributes ?? []);
}

/** Refuses a name that stands in several of the options. */
export function assertApart(factory: string, lists: Readonly<Record<string, readonly string[]>>): void {
  const all = Object.entries(lists).flatMap(([option, names]) => names.map((name) => ({ option, name })));
  const twice = all.find(({ name }, i) => all.findIndex((other) => other.name === name) < i);
  if (!twice) return;
  throw wrongOption(factory, `the attribute ${quote(twice.name)} in ${twice.option} and elsewhere`, `each attribute once in ${Object.keys(lists).join(', ')}`, 'Remove it from one of them');
}

/** The values by name, without those that are missing in a request. */
export function orLeftOutAll(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([name, each]) => [name, orLeftOut(each)]));
}
