import * as iam from 'aws-cdk-lib/aws-iam';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import { jsonRequest } from './service/json-call';
import type { ServiceCall } from './service/service-call';
import { checkOptions } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { actionUri } from './service-uri';
import { MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.firehosePutRecord`. */
export interface FirehosePutRecordOptions extends ServiceIntegrationOptions {
  /**
   * The data: a source as its text, anything else that `MappingTemplate.json` takes as JSON. Up to 1,000 KiB. Firehose gets it in base64 and
   * delivers it as it is.
   *
   * @default - the body of the request, as it is
   */
  readonly data?: any;

  /**
   * Whether a line break stands behind the data, so that a file of many records has one on each line. Firehose puts nothing between records.
   *
   * @default false
   */
  readonly newline?: boolean;
}

/**
 * Puts a record into a delivery stream of the gateway's account and region that takes direct puts; answered 200 with `recordId`. Firehose encrypts
 * by a grant of its own, so that whoever puts records needs no key.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export function firehosePutRecord(stream: IDeliveryStream, options: FirehosePutRecordOptions): ServiceCall {
  assertTarget('a delivery stream', stream, 'deliveryStreamArn');
  checkOptions('firehosePutRecord', options, { newline: 'boolean' });
  const { data = Source.bodyText(), newline = false } = options;
  const template = MappingTemplate.json({ DeliveryStreamName: stream.deliveryStreamName, Record: { Data: MappingTemplate._base64(data, newline ? '\n' : '') } });
  return {
    described: described('firehose', 'PutRecord', nameOf(stream)),
    uri: actionUri('firehose', 'PutRecord', stream.env.region),
    request: jsonRequest('Firehose_20150804.PutRecord', template, options, '1.1'),
    success: { status: 200, template: MappingTemplate.json({ recordId: Source.body('$.RecordId') }) },
    failures: { InvalidKMSResourceException: 502, InvalidSourceException: 502 },
    statements: [new iam.PolicyStatement({ actions: ['firehose:PutRecord'], resources: [stream.deliveryStreamArn] })],
  };
}
