import { isObject, own, shown } from './json';
import type { JsonObject } from './json';
import { TemplateError } from './template-error';

const LOGICAL = new Map<unknown, boolean>([[true, true], [false, false], ['true', true], ['false', false], ['True', true], ['False', false]]);

const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * The fields of a resolved object, read as the kinds they must be.
 *
 * A name is looked up in its own letters, then with a small first letter: OpenAPI extensions call the fields of CloudFormation so. Text, numbers and
 * truth values stand for each other as CloudFormation converts them; every other kind is an error that names the place.
 */
export class Fields {
  /** The fields of a value, which must be an object or nothing. */
  public static of(logicalId: string, value: unknown, place = ''): Fields {
    if (value === undefined || value === null) return new Fields(logicalId, {}, place);
    if (!isObject(value)) throw new TemplateError(logicalId, `${place || 'it'} is ${shown(value)}, not an object`);
    return new Fields(logicalId, value, place);
  }

  constructor(public readonly logicalId: string, private readonly object: JsonObject, private readonly place = '') {}

  /** A field as it is; nothing where it is absent or null. */
  public raw(name: string): unknown {
    const value = own(this.object, name) ?? own(this.object, small(name));
    return value === null ? undefined : value;
  }

  /** A field of text, or nothing. */
  public text(name: string): string | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : this.asText(value, name);
  }

  /** A field of text that must be there. */
  public required(name: string): string {
    return this.text(name) ?? this.fail(`${this.at(name)} is missing`);
  }

  /** A field of text that is one of these values, in whatever letters; the value as listed. */
  public oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return allowed.find((each) => each === text.toUpperCase()) ?? this.fail(`${this.at(name)} is ${shown(text)}, not one of ${allowed.join(', ')}`);
  }

  /** A number, or nothing. */
  public number(name: string): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return Number.isFinite(number) ? number as number : this.fail(`${this.at(name)} is ${shown(value)}, not a number`);
  }

  /** A truth value, or nothing. */
  public flag(name: string): boolean | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : this.asFlag(value, name);
  }

  /** The fields of an object; without any where it is absent. */
  public fields(name: string): Fields {
    return Fields.of(this.logicalId, this.raw(name), this.at(name));
  }

  /** The items of a list; none where it is absent. */
  public list(name: string): readonly unknown[] {
    const value = this.raw(name) ?? [];
    return Array.isArray(value) ? value : this.fail(`${this.at(name)} is ${shown(value)}, not a list`);
  }

  /** A list of objects. */
  public each(name: string): readonly Fields[] {
    return this.list(name).map((item, index) => Fields.of(this.logicalId, item, `${this.at(name)}[${index}]`));
  }

  /** A list of text. */
  public texts(name: string): readonly string[] {
    return this.list(name).map((item, index) => this.asText(item, `${name}[${index}]`));
  }

  /** The fields of each value of a map, by key. */
  public entries(name: string): ReadonlyArray<readonly [string, Fields]> {
    const map = this.fields(name);
    return Object.entries(map.object).map(([key, value]) => [key, Fields.of(this.logicalId, value, map.at(key))] as const);
  }

  /** The values of a map as they are, by key; of this object itself without a name. */
  public entriesOfAny(name?: string): ReadonlyArray<readonly [string, unknown]> {
    return Object.entries(name === undefined ? this.object : this.fields(name).object);
  }

  /** A map whose values are text. */
  public textMap(name: string): Readonly<Record<string, string>> {
    const map = this.fields(name);
    return Object.fromEntries(Object.entries(map.object).map(([key, value]) => [key, map.asText(value, key)]));
  }

  /** A map whose values are truth values. */
  public flagMap(name: string): Readonly<Record<string, boolean>> {
    const map = this.fields(name);
    return Object.fromEntries(Object.entries(map.object).map(([key, value]) => [key, map.asFlag(value, key)]));
  }

  /** The same fields with others beside them. */
  public with(others: JsonObject): Fields {
    return new Fields(this.logicalId, { ...this.object, ...others }, this.place);
  }

  /** The object itself. */
  public json(): JsonObject {
    return this.object;
  }

  /** The place of a field, as an error names it. */
  public at(name: string): string {
    const written = Object.hasOwn(this.object, small(name)) ? small(name) : name;
    return this.place === '' ? written : `${this.place}.${written}`;
  }

  /** Throws the error of this place. */
  public fail(reason: string): never {
    throw new TemplateError(this.logicalId, reason);
  }

  private asFlag(value: unknown, name: string): boolean {
    return LOGICAL.get(value) ?? this.fail(`${this.at(name)} is ${shown(value)}, not true or false`);
  }

  private asText(value: unknown, name: string): string {
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : this.fail(`${this.at(name)} is ${shown(value)}, not text`);
  }
}
