import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamoDbAttribute } from './attribute';
import { assertApart, assertAttributes, assertKey, orLeftOutAll } from './attributes';
import { tableCall, tableNameOf } from './call';
import { renderedCondition } from './condition';
import type { DynamoDbConditionOptions } from './condition';
import { placeholderFields } from './placeholders';
import { MappingTemplate } from '../../mapping';
import { assertTarget } from '../assert-target';
import type { ServiceCall } from '../service/service-call';
import { checkOptions } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';

/** Options of `Integrations.dynamoDbPutItem`. */
export interface DynamoDbPutItemOptions extends ServiceIntegrationOptions {
  /** The key of the item: the partition key, and the sort key where the table has one. */
  readonly key: { [name: string]: DynamoDbAttribute };

  /**
   * The other attributes of the item, which may have 400 KB in all.
   *
   * @default - none
   */
  readonly item?: { [name: string]: DynamoDbAttribute };

  /**
   * Whether an item with this key is left as it is, and answered 409.
   *
   * @default false
   */
  readonly onlyIfNew?: boolean;

  /**
   * Whether an item with this key must be there, else 404.
   *
   * Errors: `GH_INTEGRATION_OPTION` beside `onlyIfNew`.
   *
   * @default false
   */
  readonly onlyIfExists?: boolean;

  /**
   * What must hold for the item that is there, else 409.
   *
   * @default - nothing
   */
  readonly condition?: DynamoDbConditionOptions;
}

/**
 * Stores an item in place of the one with its key; answered `{}`, 201 where it is sure to be new and 200 otherwise.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export function dynamoDbPutItem(table: ITable, options: DynamoDbPutItemOptions): ServiceCall {
  const factory = 'dynamoDbPutItem';
  assertTarget('a table', table, 'tableArn');
  checkOptions(factory, options, { key: 'map', item: 'map', onlyIfNew: 'boolean', onlyIfExists: 'boolean', condition: 'object' });
  const { key = {}, item = {} } = options;
  assertKey(factory, key);
  assertAttributes(factory, 'item', item);
  assertApart(factory, { key: Object.keys(key), item: Object.keys(item) });
  const { expression, placeholders, status } = renderedCondition(factory, key, options);
  return tableCall(table, options, {
    action: 'PutItem',
    template: MappingTemplate.json({
      TableName: tableNameOf(table),
      Item: orLeftOutAll({ ...key, ...item }),
      ConditionExpression: expression,
      ...placeholderFields(placeholders),
    }),
    success: { status: options.onlyIfNew ? 201 : 200, template: MappingTemplate.json({}) },
    failures: { ConditionalCheckFailedException: status },
  });
}
