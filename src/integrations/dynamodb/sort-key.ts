import { attributeOf } from './attribute';
import type { DynamoDbAttribute } from './attribute';
import { OWN } from './placeholders';
import type { Placeholder } from './placeholders';
import { GatehouseError, quote } from '../../errors';

/** A condition on a sort key as DynamoDB takes it. */
export interface SortKeyConfig {
  readonly name: string;
  readonly expression: string;
  readonly placeholders: readonly Placeholder[];
}

/**
 * Which items of a partition a query answers, by their sort key. A value that is missing in a request is answered 400, so that nobody gets more by
 * leaving it out.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
 */
export class DynamoDbSortKey {
  /**
   * Sort keys that are this.
   *
   * @param name the sort key
   * @param value what it is compared with
   */
  public static equalTo(name: string, value: DynamoDbAttribute): DynamoDbSortKey {
    return compared('equalTo', name, '=', value);
  }

  /**
   * Sort keys that begin with this.
   *
   * @param name the sort key, a string or binary
   * @param prefix its beginning
   */
  public static beginsWith(name: string, prefix: DynamoDbAttribute): DynamoDbSortKey {
    return made('beginsWith', name, [prefix], `begins_with(${NAME}, ${FIRST})`);
  }

  /**
   * Sort keys from one value to another, both included.
   *
   * @param name the sort key
   * @param from the least
   * @param to the greatest
   */
  public static between(name: string, from: DynamoDbAttribute, to: DynamoDbAttribute): DynamoDbSortKey {
    return made('between', name, [from, to], `${NAME} BETWEEN ${FIRST} AND ${SECOND}`);
  }

  /**
   * Sort keys below this.
   *
   * @param name the sort key
   * @param value what it is compared with
   */
  public static lessThan(name: string, value: DynamoDbAttribute): DynamoDbSortKey {
    return compared('lessThan', name, '<', value);
  }

  /**
   * Sort keys up to this.
   *
   * @param name the sort key
   * @param value what it is compared with
   */
  public static atMost(name: string, value: DynamoDbAttribute): DynamoDbSortKey {
    return compared('atMost', name, '<=', value);
  }

  /**
   * Sort keys above this.
   *
   * @param name the sort key
   * @param value what it is compared with
   */
  public static greaterThan(name: string, value: DynamoDbAttribute): DynamoDbSortKey {
    return compared('greaterThan', name, '>', value);
  }

  /**
   * Sort keys from this on.
   *
   * @param name the sort key
   * @param value what it is compared with
   */
  public static atLeast(name: string, value: DynamoDbAttribute): DynamoDbSortKey {
    return compared('atLeast', name, '>=', value);
  }

  /** @internal */
  public static _of(config: SortKeyConfig): DynamoDbSortKey {
    return new DynamoDbSortKey(config);
  }

  /** @internal */
  public readonly _config: SortKeyConfig;

  private constructor(config: SortKeyConfig) {
    this._config = config;
  }
}

const NAME = `#${OWN}q0`;
const FIRST = `:${OWN}q0`;
const SECOND = `:${OWN}q1`;
const SORTED = ['S', 'N', 'B'];

function compared(factory: string, name: string, operator: string, value: DynamoDbAttribute): DynamoDbSortKey {
  return made(factory, name, [value], `${NAME} ${operator} ${FIRST}`);
}

function made(factory: string, name: string, values: readonly DynamoDbAttribute[], expression: string): DynamoDbSortKey {
  if (typeof name !== 'string' || name === '') throw wrong(factory, `the name ${quote(name)}`, 'the name of the sort key');
  values.forEach((value) => attributeOf(`a value of DynamoDbSortKey.${factory}`, value));
  const types = factory === 'beginsWith' ? ['S', 'B'] : SORTED;
  if (!values.every(({ _config: { type } }) => types.includes(type))) throw wrong(factory, 'a value of another type', factory === 'beginsWith' ? 'a string or binary' : 'strings, numbers or binary');
  return DynamoDbSortKey._of({ name, expression, placeholders: values.map((value, i) => ({ id: `${OWN}q${i}`, name: i === 0 ? name : undefined, value })) });
}

function wrong(factory: string, given: string, allowed: string): GatehouseError {
  return new GatehouseError({ code: 'GH_INTEGRATION_OPTION', given: `DynamoDbSortKey.${factory} has ${given}`, allowed, fix: 'Give the sort key as the table or index has it' });
}
