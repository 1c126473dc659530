import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamoDbAttribute } from './attribute';
import { assertApart, assertChosen, assertKey, wrongOption } from './attributes';
import { tableCall, tableNameOf } from './call';
import { ITEM_BLOCKS, itemVtl } from './item-answer';
import { NEXT_TOKEN, exclusiveStartKey } from './next-token';
import { placeholdersOf } from './placeholders';
import { projection } from './projection';
import { requestTemplate } from './request-template';
import { DynamoDbSortKey } from './sort-key';
import { quote } from '../../errors';
import { MappingTemplate, Source } from '../../mapping';
import { assertTarget } from '../assert-target';
import type { ServiceCall } from '../service/service-call';
import { checkOptions } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';

/** Options of `Integrations.dynamoDbQuery`. */
export interface DynamoDbQueryOptions extends ServiceIntegrationOptions {
  /** The partition key of the table or index, and its value; up to four for indexes with several partition keys. */
  readonly key: { [name: string]: DynamoDbAttribute };

  /**
   * Which items of the partition, by their sort key.
   *
   * @default - all
   */
  readonly sortKey?: DynamoDbSortKey;

  /**
   * The index that is asked instead of the table.
   *
   * @default - the table itself
   */
  readonly indexName?: string;

  /**
   * The attributes that are read and answered.
   *
   * Errors: `GH_INTEGRATION_OPTION` for an empty list.
   *
   * @default - all that the table or index has
   */
  readonly attributes?: string[];

  /**
   * Items in one answer, 1 to 1,000. DynamoDB stops after 1 MB as well.
   *
   * Errors: `GH_INTEGRATION_OPTION`. Mapping templates of API Gateway stop after 1,000 items.
   *
   * @default 100
   */
  readonly limit?: number;

  /**
   * Whether items are answered by rising sort keys.
   *
   * @default true
   */
  readonly ascending?: boolean;

  /**
   * Whether every write before is seen, at twice the read capacity. Global indexes do not have it, and are answered 400.
   *
   * @default false
   */
  readonly consistentRead?: boolean;

  /**
   * Where a caller says which page it wants: the `nextToken` of the answer before, for example `Source.querystring('nextToken')`. The token is not
   * secret: it holds the key of the last item. A token of another partition is answered 400. Not from a JSON body.
   *
   * Errors: `GH_INTEGRATION_OPTION` for `Source.body`, `literal` and `concat`.
   *
   * @default - the first page only, without a `nextToken`
   */
  readonly nextToken?: Source;
}

const FIELDS = {
  key: 'map', sortKey: 'object', indexName: 'text', attributes: 'texts', limit: 'number', ascending: 'boolean', consistentRead: 'boolean', nextToken: 'object',
} as const;

/**
 * Reads items of one partition; answered 200 with `items` as plain JSON, and `nextToken` where pages are asked for and there is another.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function dynamoDbQuery(table: ITable, options: DynamoDbQueryOptions): ServiceCall {
  const factory = 'dynamoDbQuery';
  assertTarget('a table', table, 'tableArn');
  checkOptions(factory, options, FIELDS);
  assertQuery(factory, options);
  const { key, sortKey, indexName, attributes, limit = 100, ascending = true, consistentRead, nextToken } = options;
  const partition = placeholdersOf('p', key);
  const sort = sortKey?._config;
  const fields = {
    TableName: tableNameOf(table),
    IndexName: indexName,
    KeyConditionExpression: [...partition.map(({ id }) => `#${id} = :${id}`), ...sort ? [sort.expression] : []].join(' AND '),
    Limit: limit,
    ScanIndexForward: ascending ? undefined : false,
    ConsistentRead: consistentRead,
    ...projection(attributes, [...partition, ...sort?.placeholders ?? []]),
  };
  return tableCall(table, options, {
    action: 'Query',
    indexName,
    template: requestTemplate(fields, nextToken ? [exclusiveStartKey(nextToken)] : []),
    success: { status: 200, template: MappingTemplate.fromVtl(`${ITEM_BLOCKS}{"items":[${ITEMS}]${nextToken ? NEXT_TOKEN : ''}}`) },
  });
}

const ITEMS = `#foreach($item in $input.path('$.Items'))$comma${itemVtl()}#end`;

function assertQuery(factory: string, { key = {}, sortKey, indexName, attributes, limit = 100, nextToken }: DynamoDbQueryOptions): void {
  assertKey(factory, key, indexName === undefined ? 1 : 4);
  assertChosen(factory, attributes);
  if (sortKey && !(sortKey instanceof DynamoDbSortKey)) throw wrongOption(factory, `the sortKey ${quote(sortKey)}`, 'a DynamoDbSortKey', 'Use a factory of DynamoDbSortKey');
  if (sortKey) assertApart(factory, { key: Object.keys(key), sortKey: [sortKey._config.name] });
  const wrong = [
    indexName !== undefined && !isIndexName(indexName) && `the index ${quote(indexName)}`,
    !(Number.isInteger(limit) && limit >= 1 && limit <= 1000) && `the limit ${quote(limit)}`,
    nextToken && !isText(nextToken) && `the nextToken ${quote(nextToken)}`,
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw wrongOption(factory, wrong.join(', '), 'index names of 3 to 255 signs of A-Z a-z 0-9 _ . -; limits of 1 to 1000; a nextToken of the query string, a header or another variable', 'Mend the option');
}

/** Names known only at deployment are looked at by DynamoDB. */
function isIndexName(name: string): boolean {
  return name.includes('${Token[') || /^[A-Za-z0-9_.-]{3,255}$/.test(name);
}

function isText(source: unknown): boolean {
  return source instanceof Source && source._config.texts !== undefined;
}
