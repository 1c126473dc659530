import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamoDbAttribute } from './attribute';
import { assertChosen, assertKey, orLeftOutAll } from './attributes';
import { tableCall, tableNameOf } from './call';
import { itemTemplate } from './item-answer';
import { projection } from './projection';
import { MappingTemplate } from '../../mapping';
import { assertTarget } from '../assert-target';
import type { ServiceCall } from '../service/service-call';
import { checkOptions } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';

/** Options of `Integrations.dynamoDbGetItem`. */
export interface DynamoDbGetItemOptions extends ServiceIntegrationOptions {
  /** The key of the item: the partition key, and the sort key where the table has one. */
  readonly key: { [name: string]: DynamoDbAttribute };

  /**
   * The attributes that are read and answered.
   *
   * Errors: `GH_INTEGRATION_OPTION` for an empty list.
   *
   * @default - all
   */
  readonly attributes?: string[];

  /**
   * Whether every write before is seen, at twice the read capacity.
   *
   * @default false
   */
  readonly consistentRead?: boolean;
}

/**
 * Reads an item; answered 200 with it as plain JSON, 404 where there is none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export function dynamoDbGetItem(table: ITable, options: DynamoDbGetItemOptions): ServiceCall {
  const factory = 'dynamoDbGetItem';
  assertTarget('a table', table, 'tableArn');
  checkOptions(factory, options, { key: 'map', attributes: 'texts', consistentRead: 'boolean' });
  const { key = {}, attributes, consistentRead } = options;
  assertKey(factory, key);
  assertChosen(factory, attributes);
  return tableCall(table, options, {
    action: 'GetItem',
    template: MappingTemplate.json({
      TableName: tableNameOf(table),
      Key: orLeftOutAll(key),
      ConsistentRead: consistentRead,
      ...projection(attributes),
    }),
    success: { status: 200, template: itemTemplate('$.Item') },
    partialFailures: [{ test: '"$!{input.path(\'$.Item\')}" == ""', status: 404 }],
  });
}
