import * as iam from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import type { ServiceCall } from './service/service-call';
import { checkOptions, templatesFor } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { keyStatement } from './service/statements';
import { wherePresent } from './service/where-present';
import { actionUri } from './service-uri';
import { GatehouseError } from '../errors';
import { MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.kinesisPutRecord`. */
export interface KinesisPutRecordOptions extends ServiceIntegrationOptions {
  /**
   * The data: a source as its text, anything else that `MappingTemplate.json` takes as JSON. Kinesis gets it in base64, consumers as it is.
   *
   * @default - the body of the request, as it is
   */
  readonly data?: any;

  /**
   * What decides the shard: records of one key stay in order. Up to 256 signs.
   *
   * @default - the id of the request, so that records spread over all shards
   */
  readonly partitionKey?: Source;

  /**
   * A hash that decides the shard instead: a decimal number of 128 bits. Left out where it has no value.
   *
   * @default - the hash of `partitionKey`
   */
  readonly explicitHashKey?: Source;
}

/** Options of `Integrations.kinesisPutRecords`. */
export interface KinesisPutRecordsOptions extends ServiceIntegrationOptions {
  /**
   * The list of which each item becomes a record: 1 to 500.
   *
   * @default - the body, as a list
   */
  readonly records?: Source;

  /** What decides the shard of a record, for example `Source.item('$.customer')`: records of one key stay in order. Up to 256 signs. */
  readonly partitionKey: Source;

  /**
   * The data of a record: a source as its text, anything else that `MappingTemplate.json` takes as JSON.
   *
   * @default - the item
   */
  readonly data?: any;

  /**
   * A hash that decides the shard instead: a decimal number of 128 bits. Left out where it has no value.
   *
   * @default - the hash of `partitionKey`
   */
  readonly explicitHashKey?: Source;
}

const FIELDS = { partitionKey: 'object', explicitHashKey: 'object' } as const;

/**
 * Puts one record into a stream; answered 200 with `sequenceNumber` and `shardId`.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export function kinesisPutRecord(stream: IStream, options: KinesisPutRecordOptions): ServiceCall {
  assertTarget('a stream', stream, 'streamArn');
  checkOptions('kinesisPutRecord', options, FIELDS);
  const { data = Source.bodyText(), partitionKey = Source.context('requestId'), explicitHashKey } = options;
  const record = recordOf(data, partitionKey, explicitHashKey);
  return {
    ...callOf(stream, 'PutRecord', options, record),
    success: { status: 200, template: MappingTemplate.json({ sequenceNumber: Source.body('$.SequenceNumber'), shardId: Source.body('$.ShardId') }) },
  };
}

/**
 * Puts each item of a list into a stream; answered 200 with `records`, each with `sequenceNumber` and `shardId`. Kinesis answers 200 where it took
 * some of them as well; then the caller gets a 503, for what is left is throttled or broken for now.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
export function kinesisPutRecords(stream: IStream, options: KinesisPutRecordsOptions): ServiceCall {
  assertTarget('a stream', stream, 'streamArn');
  checkOptions('kinesisPutRecords', options, { ...FIELDS, records: 'object' });
  assertPartitionKey(options);
  const { data = Source.item(), partitionKey, explicitHashKey, records = Source.body() } = options;
  const put = { sequenceNumber: Source.item('$.SequenceNumber'), shardId: Source.item('$.ShardId') };
  return {
    ...callOf(stream, 'PutRecords', options, { Records: MappingTemplate.each(records, recordOf(data, partitionKey, explicitHashKey)) }),
    success: { status: 200, template: MappingTemplate.json({ records: MappingTemplate.each(Source.body('$.Records'), put) }) },
    partialFailures: [{ test: "$input.path('$.FailedRecordCount') > 0", status: 503 }],
  };
}

/** For an action in the URI API Gateway says by itself what Kinesis wants in headers. */
function callOf(stream: IStream, action: 'PutRecord' | 'PutRecords', options: ServiceIntegrationOptions, body: object): Omit<ServiceCall, 'success'> {
  // By its ARN, for a name would be one of the gateway's own account.
  const template = MappingTemplate.json({ StreamARN: stream.streamArn, ...body });
  return {
    described: described('kinesis', action, nameOf(stream)),
    uri: actionUri('kinesis', action, stream.env.region),
    request: { templates: templatesFor(options, template) },
    statements: [
      new iam.PolicyStatement({ actions: [`kinesis:${action}`], resources: [stream.streamArn] }),
      ...keyStatement(stream.encryptionKey, 'kms:GenerateDataKey'),
    ],
  };
}

/** Keys are text, also where the body has a number. */
function recordOf(data: unknown, partitionKey: Source, explicitHashKey?: Source): object {
  return {
    Data: MappingTemplate.base64(data),
    PartitionKey: Source.concat(partitionKey),
    ExplicitHashKey: explicitHashKey && wherePresent(explicitHashKey, Source.concat(explicitHashKey)),
  };
}

function assertPartitionKey({ partitionKey }: KinesisPutRecordsOptions): void {
  if (partitionKey !== undefined) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: 'Integrations.kinesisPutRecords has no partitionKey',
    allowed: 'a partitionKey, without which Kinesis takes no record',
    fix: "Name what keeps records in order, for example Source.item('$.customer')",
  });
}
