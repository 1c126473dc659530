import { Fn, Resource, Token } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { MappingTemplate, ResponseOptions } from '../../mapping';
import { described, nameOf } from '../integration-info';
import type { FailureCodes } from '../service/failure-answers';
import type { ServiceCall } from '../service/service-call';
import { templatesFor } from '../service/service-options';
import type { ServiceIntegrationOptions } from '../service/service-options';
import { keyStatement } from '../service/statements';
import type { PartialFailure } from '../service/success-answer';
import { actionUri } from '../service-uri';

/** What one action has beside what all have. */
export interface TableCall {
  readonly action: string;
  readonly template: MappingTemplate;
  readonly success: ResponseOptions;
  readonly partialFailures?: readonly PartialFailure[];
  readonly failures?: FailureCodes;
  /** The index that it is for. */
  readonly indexName?: string;
}

/** Two writes of one item at once, after which the caller may try again; and items too many under one key, after which that does not help. */
const FAILURES: FailureCodes = {
  ItemCollectionSizeLimitExceededException: 400,
  ReplicatedWriteConflictException: 409,
  TransactionConflictException: 409,
};

/** A call of one action of DynamoDB on one table, or on one index of it. */
export function tableCall(table: ITable, options: ServiceIntegrationOptions, call: TableCall): ServiceCall {
  const { action, template, success, partialFailures, failures, indexName } = call;
  const resource = indexName === undefined ? table.tableArn : `${table.tableArn}/index/${indexName}`;
  return {
    described: described('dynamodb', action, nameOf(table)),
    uri: actionUri('dynamodb', action, regionOf(table)),
    request: { templates: templatesFor(options, template) },
    success,
    partialFailures,
    failures: { ...FAILURES, ...failures },
    statements: [
      new iam.PolicyStatement({ actions: [`dynamodb:${action}`], resources: [resource] }),
      ...keyStatement(table.encryptionKey, 'kms:Decrypt'),
    ],
  };
}

/**
 * The table as requests name it: by its ARN, since a name is looked up in the account of the gateway, which a back end does not know.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html#DDB-PutItem-request-TableName
 */
export function tableNameOf(table: ITable): string {
  return table.tableArn;
}

/** The region is what the ARN says: imported tables take that of the stack for their own. Each part of an ARN may be known at deployment only, or all. */
function regionOf(table: ITable): string {
  const { tableArn, env } = table;
  const [, , , region] = tableArn.split(':');
  if (region !== undefined) return region;
  return Token.isUnresolved(tableArn) && !Resource.isOwnedResource(table) ? Fn.select(3, Fn.split(':', tableArn)) : env.region;
}
