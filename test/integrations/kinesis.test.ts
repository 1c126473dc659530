import { Stack } from 'aws-cdk-lib';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Served } from './backends/backend';
import { KINESIS } from './backends/kinesis';
import { routeContext } from './context';
import { Integrations, Source } from '../../src';
import type { KinesisPutRecordOptions, KinesisPutRecordsOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const stream = Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-west-1:222222222222:stream/orders');
const route = routeContext('POST /orders');
const put = (options: unknown = {}, to: unknown = stream) =>
  Integrations.kinesisPutRecord(to as typeof stream, options as KinesisPutRecordOptions).bindRestIntegration(route);
const putAll = (options: unknown, to: unknown = stream) =>
  Integrations.kinesisPutRecords(to as typeof stream, options as KinesisPutRecordsOptions).bindRestIntegration(route);
const KEYED = { partitionKey: Source.item('$.id') };

/** What a stream gets for a body. */
async function dataOf(options: KinesisPutRecordsOptions, body: unknown): Promise<{ readonly records: any[]; readonly data: string[] }> {
  const served = await Served.by({ ...KINESIS[2], make: (of) => Integrations.kinesisPutRecords(Stream.fromStreamArn(of, 'Stream', stream.streamArn), options) });
  await served.ask({ path: '/orders', body: JSON.stringify(body) });
  await served.dispose();
  const { Records: records } = served.last!.body as { readonly Records: any[] };
  return { records, data: records.map(({ Data }) => Buffer.from(Data, 'base64').toString('utf8')) };
}

describe('Integrations.kinesisPutRecord and kinesisPutRecords', () => {
  test('are spelled as in the recordings of AWS: by the action, without headers', () => {
    const [one, all] = [put(), putAll(KEYED)];
    expect(stack.resolve([one.uri, all.uri])).toEqual(['PutRecord', 'PutRecords'].map((action) =>
      ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:apigateway:eu-west-1:kinesis:action/${action}`]] })));
    expect([one.requestParameters, all.requestParameters]).toEqual([{}, {}]);
  });

  test('one record without a key of its own has that of the request', async () => {
    const served = await Served.by({ ...KINESIS[0], make: (of) => Integrations.kinesisPutRecord(Stream.fromStreamArn(of, 'Stream', stream.streamArn)) });
    await served.ask(KINESIS[0].ask('plain'));
    await served.dispose();
    expect(served.last!.body).toMatchObject({ PartitionKey: expect.stringMatching(/^[\w-]{36}$/) });
  });

  test('objects are JSON in base64, whatever a caller sends', async () => {
    const hostile = { id: 'a"b\\c', text: '"}]} #end $input.body ä€😀 \u2028 </script>', list: [1, null, { a: true }] };
    const whole = await dataOf(KEYED, [hostile, { id: 7 }]);
    expect(whole.data.map((each) => JSON.parse(each))).toEqual([hostile, { id: 7 }]);
    expect(whole.records.map(({ PartitionKey }) => PartitionKey)).toEqual([hostile.id, '7']);
    const made = await dataOf({ ...KEYED, data: { got: Source.item('$.text'), from: 'web' } }, [hostile]);
    expect(JSON.parse(made.data[0])).toEqual({ got: hostile.text, from: 'web' });
  });

  test('a list beyond the limit reaches Kinesis, which refuses it, instead of being cut', async () => {
    const { records } = await dataOf(KEYED, Array.from({ length: 1200 }, (_, id) => ({ id })));
    expect(records.length).toBeGreaterThan(500);
  });

  test('what is no list becomes no record, which Kinesis refuses', async () => {
    expect((await dataOf(KEYED, { id: 1 })).records).toEqual([]);
  });

  test.each<[string, () => unknown]>([
    ['no stream', () => put({}, null)], ['text for a stream', () => putAll(KEYED, 'orders')], ['records without a key', () => putAll({})],
  ])('refuses %s', (_, work) => {
    expectRefusal(work, 'GH_INTEGRATION_OPTION');
  });

  test.each<[string, () => unknown]>([
    ['no options', () => put(null)], ['no options for records', () => putAll(null)], ['a key that is text', () => put({ partitionKey: 'a' })], ['a key that is null', () => putAll({ partitionKey: null })],
    ['a key that is no source', () => put({ partitionKey: {} })], ['records that are text', () => putAll({ ...KEYED, records: '$' })],
    ['records that are no source', () => putAll({ ...KEYED, records: {} })], ['a hash that is a number', () => put({ explicitHashKey: 7 })], ['a hash that is no source', () => put({ explicitHashKey: {} })],
  ])('refuses %s', (_, work) => {
    expectRefusal(work, 'GH_TYPE');
  });

  test('refuses an item where there is no list', () => {
    expectRefusal(() => put({ data: Source.item('$.a') }), 'GH_SOURCE');
  });
});
