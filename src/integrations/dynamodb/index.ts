export { DynamoDbAttribute } from './attribute';
export type { DynamoDbConditionOptions } from './condition';
export type { DynamoDbDeleteItemOptions } from './delete-item';
export type { DynamoDbGetItemOptions } from './get-item';
export type { DynamoDbPutItemOptions } from './put-item';
export type { DynamoDbQueryOptions } from './query';
export { DynamoDbSortKey } from './sort-key';
export type { DynamoDbUpdateItemOptions } from './update-item';
