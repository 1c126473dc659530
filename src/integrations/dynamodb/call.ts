import { Token } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { MappingTemplate, ResponseOptions } from '../../mapping';
import { described, nameOf } from '../integration-info';
import type { FailureCodes } from '../service/failure-answers';
import type { ServiceCall } from '../service/service-call';
import { contentTypesOf } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';
import { keyStatement } from '../service/statements';
import type { PartialFailure } from '../service/success-answer';
import { actionUri } from '../service-uri';

/** What one action has beside what all have. */
export interface TableCall {
  readonly action: string;
  readonly template: MappingTemplate;
  readonly success: ResponseOptions;
  readonly partialFailure?: PartialFailure;
  readonly failures?: FailureCodes;
  /** The index that it is for. */
  readonly indexName?: string;
}

/** Two writes of one item at once: the caller may try again. */
const CONFLICTS: FailureCodes = { TransactionConflictException: 409, ReplicatedWriteConflictException: 409 };

/** A call of one action of DynamoDB on one table, or on one index of it. */
export function tableCall(table: ITable, options: ServiceIntegrationOptions, call: TableCall): ServiceCall {
  const { action, template, success, partialFailure, failures, indexName } = call;
  const resource = indexName === undefined ? table.tableArn : `${table.tableArn}/index/${indexName}`;
  return {
    described: described('dynamodb', action, nameOf(table)),
    uri: actionUri('dynamodb', action, placeOf(table).region),
    request: { templates: Object.fromEntries(contentTypesOf(options).map((contentType) => [contentType, template])) },
    success,
    partialFailure,
    failures: { ...CONFLICTS, ...failures },
    statements: [
      new iam.PolicyStatement({ actions: [`dynamodb:${action}`], resources: [resource] }),
      ...keyStatement(table.encryptionKey, 'kms:Decrypt'),
    ],
  };
}

/**
 * The table as requests name it: by its ARN where it is another account's.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-cross-account-access.html
 */
export function tableNameOf(table: ITable): string {
  return placeOf(table).account === table.stack.account ? table.tableName : table.tableArn;
}

/** `Table.fromTableArn` takes the account and region of the stack, whatever the ARN says. */
function placeOf({ tableArn, env }: ITable): { readonly region: string; readonly account: string } {
  if (Token.isUnresolved(tableArn)) return env;
  const [, , , region, account] = tableArn.split(':');
  return { region, account };
}
