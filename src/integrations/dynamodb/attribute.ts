import { Token } from 'aws-cdk-lib';
import { GatehouseError, quote } from '../../errors';
import { Condition, MappingTemplate, Source } from '../../mapping';

/** What an attribute value is made of; made by the factories of `DynamoDbAttribute` only. */
export interface AttributeConfig {
  /** How DynamoDB calls its type. */
  readonly type: 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'L' | 'M';
  /** The typed attribute value, as `MappingTemplate.json` takes it. */
  readonly value: unknown;
  /** Without it the value is left out; always there where there is none. */
  readonly present?: Condition;
}

/**
 * A value of a DynamoDB attribute, with its type.
 *
 * A source without a value (missing, null, or empty text; of joined ones any) leaves its attribute out of items and maps, and is `NULL` in lists. So do
 * lists and maps of which no value is there; a map in a list is an empty one then.
 * A key or condition whose value is missing is answered 400.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export class DynamoDbAttribute {
  /**
   * A string. Lists and objects of the body become their JSON.
   *
   * @param value a `Source`, or text
   */
  public static string(value: any): DynamoDbAttribute {
    return scalar('S', 'string', value, 'string');
  }

  /**
   * A number. Text that is no number is answered 400.
   *
   * Text, parameters and whole numbers of the body keep all their digits, of which DynamoDB takes 38; API Gateway reads a number of the body with a fraction
   * or exponent as a double, so that about 16 are left. Have such numbers sent as text where that is too few.
   *
   * @param value a `Source`, or a number
   */
  public static number(value: any): DynamoDbAttribute {
    return scalar('N', 'number', value, 'number');
  }

  /**
   * Binary data.
   *
   * @param value a `Source` that yields base64, or base64 text
   */
  public static binary(value: any): DynamoDbAttribute {
    return scalar('B', 'binary', value, 'string');
  }

  /**
   * A boolean. Anything but `true` and `false`, or text that reads so, is answered 400.
   *
   * @param value a `Source`, or a boolean
   */
  public static boolean(value: any): DynamoDbAttribute {
    if (typeof value === 'boolean') return new DynamoDbAttribute({ type: 'BOOL', value: { BOOL: value } });
    assertSource('boolean', value, 'a Source, true or false');
    if (value._config.literal !== undefined || value._config.parts) throw wrong('boolean', value, 'true, false, or one Source of a request');
    const known = MappingTemplate.when(Condition.equalTo(value, 'false'), { BOOL: false }, UNTYPED);
    return new DynamoDbAttribute({ type: 'BOOL', value: MappingTemplate.when(Condition.equalTo(value, 'true'), { BOOL: true }, known), present: Condition.present(value) });
  }

  /** The value `NULL`. */
  public static nullValue(): DynamoDbAttribute {
    return new DynamoDbAttribute({ type: 'NULL', value: NULL });
  }

  /**
   * A set of strings; an empty list is left out. Up to 1,000.
   *
   * @param list a list of the body
   */
  public static stringSet(list: Source): DynamoDbAttribute {
    return setOf('SS', 'stringSet', list);
  }

  /**
   * A set of numbers; an empty list is left out. Up to 1,000.
   *
   * @param list a list of the body
   */
  public static numberSet(list: Source): DynamoDbAttribute {
    return setOf('NS', 'numberSet', list);
  }

  /**
   * A list of these values.
   *
   * @param items the values
   */
  public static list(items: DynamoDbAttribute[]): DynamoDbAttribute {
    if (!Array.isArray(items)) throw wrong('list', items, 'a list of DynamoDbAttribute');
    const values = items.map((item, i) => attributeOf(`item ${i} of DynamoDbAttribute.list`, item));
    return new DynamoDbAttribute({ type: 'L', value: { L: values.map(orNull) }, present: anyPresent(values) });
  }

  /**
   * A list with one value for each item of a list of the body. Up to 1,000. Anything but a list is answered 400.
   *
   * @param list a list of the body, or of an item of a list around it
   * @param item what is made of each; `Source.item` reads from it
   */
  public static listOf(list: Source, item: DynamoDbAttribute): DynamoDbAttribute {
    assertList('listOf', list);
    const items = MappingTemplate.each(list, orNull(attributeOf('the item of DynamoDbAttribute.listOf', item)));
    return new DynamoDbAttribute({ type: 'L', value: MappingTemplate.when(Condition._isList(list), { L: items }, UNTYPED), present: Condition.present(list) });
  }

  /**
   * A map. Those of its values that are missing are left out.
   *
   * @param fields the values by name
   */
  public static map(fields: { [name: string]: DynamoDbAttribute }): DynamoDbAttribute {
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw wrong('map', fields, 'an object of DynamoDbAttribute');
    const values = Object.entries(fields).map(([name, each]) => [name, attributeOf(`${quote(name)} of DynamoDbAttribute.map`, each)] as const);
    const members = Object.fromEntries(values.map(([name, each]) => [name, orLeftOut(each)]));
    return new DynamoDbAttribute({ type: 'M', value: { M: members }, present: anyPresent(values.map(([, each]) => each)) });
  }

  /** @internal */
  public static _of(config: AttributeConfig): DynamoDbAttribute {
    return new DynamoDbAttribute(config);
  }

  /** @internal */
  public readonly _config: AttributeConfig;

  private constructor(config: AttributeConfig) {
    this._config = config;
  }
}

const NULL = { NULL: true };
/** What DynamoDB refuses, with 400: a value without a type. */
const UNTYPED = {};
const LIST = 'a Source: a list of the body';

/** The value as a member of an object, which it is left out of where it is missing. */
export function orLeftOut({ _config: { value, present } }: DynamoDbAttribute): unknown {
  return present ? MappingTemplate.when(present, value) : value;
}

/** The value in a list, where others would move up if it were left out. */
function orNull({ _config: { type, value, present } }: DynamoDbAttribute): unknown {
  return present && type !== 'M' ? MappingTemplate.when(present, value, NULL) : value;
}

/** Whether any of the values is there; nothing to ask where one always is, or where there are none. */
function anyPresent(values: readonly DynamoDbAttribute[]): Condition | undefined {
  const conditions = values.flatMap(({ _config: { present } }) => (present ? [present] : []));
  return conditions.length > 0 && conditions.length === values.length ? Condition.any(...conditions) : undefined;
}

/** Refuses what is no attribute value; other languages and plain JavaScript can hand over anything. */
export function attributeOf(where: string, value: unknown): DynamoDbAttribute {
  if (value instanceof DynamoDbAttribute) return value;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `${where} is ${quote(value)}`,
    allowed: 'a DynamoDbAttribute',
    fix: 'Say its type, for example DynamoDbAttribute.string(Source.path("id"))',
  });
}

function scalar(type: 'S' | 'N' | 'B', factory: string, value: unknown, kind: 'string' | 'number'): DynamoDbAttribute {
  if (value instanceof Source) return DynamoDbAttribute._of({ type, value: { [type]: Source.concat(value) }, present: presentOf(value) });
  const isKnown = typeof value !== 'number' || (Number.isFinite(value) && !Token.isUnresolved(value));
  if (typeof value !== kind || !isKnown) throw wrong(factory, value, `a Source or a ${kind}`);
  return DynamoDbAttribute._of({ type, value: { [type]: String(value) } });
}

/** Joined sources are there where all of their parts are: half of a key is none. */
function presentOf(source: Source): Condition | undefined {
  const parts = partsOf(source).map((part) => Condition.present(part));
  return parts.length > 1 ? Condition.all(...parts) : parts[0];
}

function partsOf(source: Source): Source[] {
  const { literal, parts } = source._config;
  return parts ? parts.flatMap((part) => partsOf(part)) : literal === undefined ? [source] : [];
}

/** DynamoDB knows no empty sets. */
function setOf(type: 'SS' | 'NS', factory: string, list: Source): DynamoDbAttribute {
  assertList(factory, list);
  const present = Condition.all(Condition.present(list), Condition.not(Condition.equalTo(list, '[]')));
  return DynamoDbAttribute._of({ type, value: { [type]: MappingTemplate.each(list, Source.concat(Source.item())) }, present });
}

function assertList(factory: string, value: unknown): asserts value is Source {
  assertSource(factory, value, LIST);
  if (!value._config.json) throw wrong(factory, value, LIST);
}

function assertSource(factory: string, value: unknown, allowed: string): asserts value is Source {
  if (!(value instanceof Source)) throw wrong(factory, value, allowed);
}

function wrong(factory: string, value: unknown, allowed: string): GatehouseError {
  return new GatehouseError({ code: 'GH_INTEGRATION_OPTION', given: `DynamoDbAttribute.${factory} has ${quote(value)}`, allowed, fix: 'Give a value of that kind' });
}
