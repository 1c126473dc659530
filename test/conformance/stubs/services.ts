import { createHash } from 'crypto';
import type { Backend, BackendCall, ServiceTarget } from '../../../src/local/backends/backend';
import type { BackendResponse, Parameters } from '../../../src/local/rest/exchange';

/** An object of the S3 stub. */
interface StoredObject {
  readonly body: Buffer;
  readonly type: string;
}

type Service = (call: BackendCall<ServiceTarget>) => BackendResponse;

/** The services that have a stub here. */
export const STUBBED_SERVICES: readonly string[] = ['dynamodb', 'kinesis', 's3', 'sqs', 'ssm', 'states'];

/** As much of AWS's services as the recordings need; one for each case, because S3 keeps objects. */
export function serviceBackend(): Backend<ServiceTarget> {
  const services: Readonly<Record<string, Service>> = { dynamodb, kinesis, s3: s3(), sqs, ssm, states };
  return async (call) => services[call.target.service](call);
}

/** What the recorded tests had put there before. */
const RAW = Buffer.from('H4sIABRs7mMC/0vOzy0oSi0uTk1RSEksSdRRKM7IL81JUUhKVcjMK0vMyUxRCA1x07VQKC4pysxLBwC4ORBXLwAAAA==', 'base64');
const OBJECTS: ReadonlyArray<readonly [string, StoredObject]> = [
  ['test-bucket-0001/binary-raw', { body: RAW, type: 'binary/octet-stream' }],
  ['test-bucket-0001/binary-encoded', { body: Buffer.from(RAW.toString('base64')), type: 'binary/octet-stream' }],
  ['test-bucket-0001/text', { body: Buffer.from('this is a UTF8 text typed object'), type: 'text/plain' }],
];

function s3(): Service {
  const objects = new Map(OBJECTS);
  return ({ target: { path }, request: { method, headers, query, body } }) => {
    const key = decodeURIComponent(path.slice(1));
    if (method === 'PUT') objects.set(key, { body, type: headers['Content-Type']?.[0] ?? 'binary/octet-stream' });
    if (method === 'DELETE') objects.delete(key);
    if (method !== 'GET') return answer(method === 'PUT' ? 200 : 204, Buffer.alloc(0), {});
    const found = objects.get(key);
    if (!found) return answer(404, Buffer.from('<Error><Code>NoSuchKey</Code></Error>'), { 'Content-Type': ['application/xml'] });
    const etag = `"${createHash('md5').update(found.body).digest('hex')}"`;
    return answer(200, found.body, { 'Content-Type': query['response-content-type'] ?? [found.type], 'ETag': [etag] });
  };
}

function answer(status: number, body: Buffer, headers: Parameters): BackendResponse {
  return { status, headers, body };
}

function json(status: number, body: unknown, type = 'application/x-amz-json-1.0'): BackendResponse {
  return { status, headers: { 'Content-Type': [type] }, body: Buffer.from(JSON.stringify(body), 'utf8') };
}

/** The request's JSON; a service refuses what is none. */
function withJson(call: BackendCall<ServiceTarget>, work: (input: any, action: string) => unknown): BackendResponse {
  try {
    return json(200, work(JSON.parse(call.request.body.toString('utf8')), call.target.action ?? ''));
  } catch (error) {
    return json(400, { __type: 'SerializationException', message: (error as Error).message });
  }
}

const ITEMS = ['test', 'test 3', 'test2'].map((id) => ({ id: { S: id } }));

function dynamodb(call: BackendCall<ServiceTarget>): BackendResponse {
  return withJson(call, (input, action) => {
    if (/^(?:Put|Update|Delete)Item$/.test(action)) return {};
    if (action === 'GetItem') return { Item: ITEMS.find(({ id }) => id.S === input.Key.id.S) };
    const wanted = input.ExpressionAttributeValues?.[':id'].S;
    const items = action === 'Scan' ? ITEMS : ITEMS.filter(({ id }) => id.S === wanted);
    return { Count: items.length, Items: items, ScannedCount: items.length };
  });
}

function kinesis(call: BackendCall<ServiceTarget>): BackendResponse {
  let number = 0;
  const put = () => ({ SequenceNumber: String(number += 1), ShardId: 'shardId-000000000000' });
  return withJson(call, (input, action) => action === 'PutRecord' ? put() : { FailedRecordCount: 0, Records: input.Records.map(put) });
}

/** Speaks both of the service's protocols; parameters that it does not know it passes over. */
function sqs({ request: { headers, body } }: BackendCall<ServiceTarget>): BackendResponse {
  const text = body.toString('utf8');
  const type = headers['Content-Type']?.[0] ?? '';
  if (type.startsWith('application/x-amz-json')) return isJson(text) ? json(200, { MessageId: '1' }, type) : json(400, { __type: 'InvalidRequest' }, type);
  const isRight = type === 'application/x-www-form-urlencoded' && /^Action=SendMessage&MessageBody=[^&]+/.test(text);
  return isRight ? json(200, { SendMessageResponse: { SendMessageResult: { MessageId: '1' } } }) : json(400, { Error: { Code: 'InvalidParameterValue' } });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function ssm({ request: { query } }: BackendCall<ServiceTarget>): BackendResponse {
  const [name] = query.Name;
  const parameter = {
    ARN: `arn:aws:ssm:us-east-1:111111111111:parameter/${name}`,
    DataType: 'text',
    LastModifiedDate: 1.7e9,
    Name: name,
    Selector: null,
    SourceResult: null,
    Type: 'String',
    Value: '123',
    Version: 1,
  };
  return json(200, { GetParameterResponse: { GetParameterResult: { Parameter: parameter }, ResponseMetadata: { HTTPHeaders: {} } } });
}

function states(call: BackendCall<ServiceTarget>): BackendResponse {
  return withJson(call, (input, action) => {
    if (action === 'DeleteStateMachine') return {};
    JSON.parse(input.input);
    return { executionArn: `${input.stateMachineArn.replace(':stateMachine:', ':execution:')}:1`, startDate: 1.7e9 };
  });
}
