import { Stack } from 'aws-cdk-lib';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Served } from './backends/backend';
import { FIREHOSE } from './backends/firehose';
import { routeContext } from './context';
import { Integrations, MappingTemplate, Source } from '../../src';
import type { FirehosePutRecordOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const ARN = 'arn:aws:firehose:eu-west-1:222222222222:deliverystream/clicks';
const clicks = DeliveryStream.fromDeliveryStreamArn(stack, 'Clicks', ARN);
const put = (options: unknown = {}, to: unknown = clicks) =>
  Integrations.firehosePutRecord(to as typeof clicks, options as FirehosePutRecordOptions).bindRestIntegration(routeContext('POST /clicks'));

/** What a stream gets for a body. */
async function dataOf(options: FirehosePutRecordOptions, body: unknown): Promise<string> {
  const served = await Served.by({ ...FIREHOSE[0], make: (of) => Integrations.firehosePutRecord(DeliveryStream.fromDeliveryStreamArn(of, 'Clicks', ARN), options) });
  await served.ask({ path: '/clicks', body: JSON.stringify(body) });
  await served.dispose();
  const { Record } = served.last!.body as { readonly Record: { readonly Data: string } };
  return Buffer.from(Record.Data, 'base64').toString('utf8');
}

describe('Integrations.firehosePutRecord', () => {
  test('asks its own region, of which streams that are imported do not know another', () => {
    expect(stack.resolve(put().uri)['Fn::Join'][1].at(-1)).toBe(':firehose:action/PutRecord');
  });

  const hostile = { text: '"}} #end $b1 $input.body util.base64Encode($b1)}"}} ä€😀', list: [1, null] };
  test.each<[string, unknown]>([
    ['a source', Source.body()],
    ['an object', { text: Source.body('$.text'), list: Source.body('$.list') }],
    ['a loop', { text: Source.body('$.text'), list: MappingTemplate.each(Source.body('$.list'), Source.item()) }],
  ])('a line break stands behind %s, once', async (_, data) => {
    const record = await dataOf({ data, newline: true }, hostile);
    expect(record.slice(0, -1)).not.toContain('\n');
    expect(record.at(-1)).toBe('\n');
    expect(JSON.parse(record)).toEqual(hostile);
    expect(await dataOf({ data }, hostile)).toBe(record.slice(0, -1));
  });

  test('a line break stands behind the whole where a part of it is base64 too', async () => {
    const record = await dataOf({ data: { a: MappingTemplate.base64('x'), z: MappingTemplate.base64(Source.body('$.text')) }, newline: true }, { text: 'y' });
    expect(record).toBe('{"a":"eA==","z":"eQ=="}\n');
  });

  test('a line break stands behind fixed text and behind nothing', async () => {
    expect(await dataOf({ data: 'util.base64Encode($b1)}"}}', newline: true }, {})).toBe('util.base64Encode($b1)}"}}\n');
    expect(await dataOf({ data: Source.body('$.missing'), newline: true }, {})).toBe('\n');
  });

  test.each([['no stream', null], ['text for a stream', 'clicks'], ['a data stream', { streamArn: 'arn' }]])('refuses %s', (_, to) => {
    expectRefusal(() => put({}, to), 'GH_INTEGRATION_OPTION');
  });

  test.each([['no options', null], ['text for newline', { newline: 'yes' }], ['null for newline', { newline: null }]])('refuses %s', (_, options) => {
    expectRefusal(() => put(options), 'GH_TYPE');
  });
});
