import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamoDbAttribute } from './attribute';
import { assertChosen, assertKey, orLeftOutAll } from './attributes';
import { tableCall, tableNameOf } from './call';
import { renderedCondition } from './condition';
import type { DynamoDbConditionOptions } from './condition';
import { itemTemplate } from './item-answer';
import { placeholderFields } from './placeholders';
import { MappingTemplate } from '../../mapping';
import { assertTarget } from '../assert-target';
import type { ServiceCall } from '../service/service-call';
import { checkOptions } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';

/** Options of `Integrations.dynamoDbDeleteItem`. */
export interface DynamoDbDeleteItemOptions extends ServiceIntegrationOptions {
  /** The key of the item: the partition key, and the sort key where the table has one. */
  readonly key: { [name: string]: DynamoDbAttribute };

  /**
   * Whether an item that is not there is answered 404. DynamoDB itself counts it as deleted.
   *
   * @default false
   */
  readonly onlyIfExists?: boolean;

  /**
   * What must hold for the item, else 409.
   *
   * @default - nothing
   */
  readonly condition?: DynamoDbConditionOptions;

  /**
   * The attributes of the deleted item that are answered.
   *
   * Errors: `GH_INTEGRATION_OPTION` for an empty list.
   *
   * @default - none: the answer is `{}`
   */
  readonly attributes?: string[];
}

/**
 * Deletes an item; answered 200 with what it had of the chosen attributes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export function dynamoDbDeleteItem(table: ITable, options: DynamoDbDeleteItemOptions): ServiceCall {
  const factory = 'dynamoDbDeleteItem';
  assertTarget('a table', table, 'tableArn');
  checkOptions(factory, options, { key: 'map', onlyIfExists: 'boolean', condition: 'object', attributes: 'texts' });
  const { key = {}, attributes, onlyIfExists, condition } = options;
  assertKey(factory, key);
  assertChosen(factory, attributes);
  const { expression, placeholders, status } = renderedCondition(factory, key, { onlyIfExists, condition });
  return tableCall(table, options, {
    action: 'DeleteItem',
    template: MappingTemplate.json({
      TableName: tableNameOf(table),
      Key: orLeftOutAll(key),
      ConditionExpression: expression,
      ReturnValues: attributes ? 'ALL_OLD' : undefined,
      ...placeholderFields(placeholders),
    }),
    success: { status: 200, template: attributes ? itemTemplate('$.Attributes', attributes) : MappingTemplate.json({}) },
    failures: { ConditionalCheckFailedException: status },
  });
}
