import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamoDbAttribute } from './attribute';
import { assertApart, assertAttributes, assertChosen, assertKey, assertNames, orLeftOutAll, wrongOption } from './attributes';
import type { Attributes } from './attributes';
import { tableCall, tableNameOf } from './call';
import { renderedCondition } from './condition';
import type { DynamoDbConditionOptions } from './condition';
import { itemTemplate } from './item-answer';
import { nameplates, placeholderFields, placeholdersOf } from './placeholders';
import { requestTemplate } from './request-template';
import { updateExpression } from './update-expression';
import type { Section } from './update-expression';
import { quote } from '../../errors';
import { assertTarget } from '../assert-target';
import type { ServiceCall } from '../service/service-call';
import { checkOptions } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';

/** Options of `Integrations.dynamoDbUpdateItem`. */
export interface DynamoDbUpdateItemOptions extends ServiceIntegrationOptions {
  /** The key of the item: the partition key, and the sort key where the table has one. */
  readonly key: { [name: string]: DynamoDbAttribute };

  /**
   * Attributes that get a value; one whose value is missing in a request stays as it is. A request with nothing to update is answered 400.
   *
   * @default - none
   */
  readonly set?: { [name: string]: DynamoDbAttribute };

  /**
   * Numbers that are added to attributes (negative ones too), and sets that are joined with them.
   *
   * Errors: `GH_INTEGRATION_OPTION` for other types.
   *
   * @default - none
   */
  readonly add?: { [name: string]: DynamoDbAttribute };

  /**
   * Attributes that are removed.
   *
   * @default - none
   */
  readonly remove?: string[];

  /**
   * Whether the item must be there, else 404.
   *
   * @default false: DynamoDB creates it
   */
  readonly onlyIfExists?: boolean;

  /**
   * What must hold for the item, else 409.
   *
   * @default - nothing
   */
  readonly condition?: DynamoDbConditionOptions;

  /**
   * The attributes that are answered, as they are afterwards.
   *
   * Errors: `GH_INTEGRATION_OPTION` for an empty list.
   *
   * @default - those that were updated
   */
  readonly attributes?: string[];
}

const FIELDS = {
  key: 'map', set: 'map', add: 'map', remove: 'texts', onlyIfExists: 'boolean', condition: 'object', attributes: 'texts',
} as const;

/**
 * Updates attributes of an item; answered 200 with them, as they are afterwards.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export function dynamoDbUpdateItem(table: ITable, options: DynamoDbUpdateItemOptions): ServiceCall {
  const factory = 'dynamoDbUpdateItem';
  assertTarget('a table', table, 'tableArn');
  checkOptions(factory, options, FIELDS);
  assertUpdate(factory, options);
  const { key, attributes, onlyIfExists, condition } = options;
  const sections = sectionsOf(options);
  const { expression, placeholders, status } = renderedCondition(factory, key, { onlyIfExists, condition });
  const fields = {
    TableName: tableNameOf(table),
    Key: orLeftOutAll(key),
    ConditionExpression: expression,
    ReturnValues: attributes ? 'ALL_NEW' : 'UPDATED_NEW',
    ...placeholderFields([...sections.flatMap((section) => section.placeholders), ...placeholders]),
  };
  return tableCall(table, options, {
    action: 'UpdateItem',
    template: requestTemplate(fields, [updateExpression(sections)]),
    success: { status: 200, template: itemTemplate('$.Attributes', attributes) },
    failures: { ConditionalCheckFailedException: status },
  });
}

function sectionsOf({ set = {}, add = {}, remove = [] }: DynamoDbUpdateItemOptions): Section[] {
  const leftOut = (kind: string, values: Attributes) => placeholdersOf(kind, values).map((each) => ({ ...each, leftOut: true }));
  return [
    { keyword: 'SET', placeholders: leftOut('s', set), clause: (id) => `#${id} = :${id}` },
    { keyword: 'ADD', placeholders: leftOut('a', add), clause: (id) => `#${id} :${id}` },
    { keyword: 'REMOVE', placeholders: nameplates('r', remove), clause: (id) => `#${id}` },
  ];
}

function assertUpdate(factory: string, { key = {}, set = {}, add = {}, remove = [], attributes }: DynamoDbUpdateItemOptions): void {
  assertKey(factory, key);
  assertAttributes(factory, 'set', set);
  assertAttributes(factory, 'add', add);
  assertNames(factory, 'remove', remove);
  assertChosen(factory, attributes);
  assertApart(factory, { key: Object.keys(key), set: Object.keys(set), add: Object.keys(add), remove });
  const odd = Object.keys(add).filter((name) => !['N', 'SS', 'NS'].includes(add[name]._config.type));
  if (odd.length > 0) throw wrongOption(factory, `${quote(odd[0])} in add`, 'numbers and sets', 'Move it to set');
  if (Object.keys(set).length + Object.keys(add).length + remove.length > 0) return;
  throw wrongOption(factory, 'nothing to update', 'set, add or remove', 'Say what is updated');
}
