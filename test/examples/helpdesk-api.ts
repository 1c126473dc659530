import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FakeTable } from './fake-table';
import { HelpdeskStack } from '../../examples/helpdesk/lib/helpdesk-stack';
import { variantOf } from '../../examples/helpdesk/lib/variants';
import { LocalGateway, LocalUserPool } from '../../src/local';
import type { GatewayRequest, GatewayResponse, ServiceStubRequest, StubResponse } from '../../src/local';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../examples/helpdesk/cdk.json'), 'utf8'));

/** The application as `bin` makes it. */
export function helpdeskApp(extra: Record<string, unknown> = {}): { readonly app: App; readonly stack: HelpdeskStack } {
  const app = new App({ context: { ...context, ...extra } });
  return { app, stack: new HelpdeskStack(app, 'Helpdesk', variantOf(app)) };
}

/** When requests arrive: the time stands still, and with it the bucket of the stage's throttle, unless a test lets a second pass. */
export const clock = {
  now: new Date('2026-01-31T12:00:00Z'),
  pass: () => { clock.now = new Date(clock.now.getTime() + 1000); },
};
const users = new LocalUserPool({ now: () => clock.now });

/** Tokens of a customer, and of the desk's own system. */
export const tokens = {
  customer: (sub: string) => users.idToken({ sub }),
  access: (sub: string, scope: string) => users.accessToken({ sub, scope }),
};

/** A call that a service got: JSON, or the fields of a form. */
export interface Call {
  readonly call: string;
  readonly body: any;
}

const SERVICES = ['dynamodb', 'sqs', 'states', 'events', 'sns', 'firehose'];

/** The services behind the application: a table that keeps what it gets, and others that answer what a test says. */
export class HelpdeskServices {
  public readonly table = new FakeTable();
  public readonly calls: Call[] = [];
  /** Answers by service and action, in place of the usual ones. */
  public readonly answers: Record<string, StubResponse> = {};
  public readonly stubs = Object.fromEntries(SERVICES.map((service) => [service, (request: ServiceStubRequest) => this.answer(request)]));

  public reset(): void {
    this.calls.length = 0;
    this.table.clear();
    for (const call of Object.keys(this.answers)) delete this.answers[call];
  }

  private answer(request: ServiceStubRequest): StubResponse {
    const call = `${request.service}:${request.action}`;
    const isForm = request.headers['content-type']?.includes('form');
    this.calls.push({ call, body: isForm ? [...new URLSearchParams(request.text)] : request.json });
    return this.answers[call] ?? (request.service === 'dynamodb' ? this.table.answer(request) : USUAL[call]);
  }
}

const USUAL: Readonly<Record<string, StubResponse>> = {
  'sqs:SendMessage': { body: { MD5OfMessageBody: 'x', MessageId: 'm-1', SequenceNumber: '18849496460467696128' } },
  'states:StartExecution': { body: { executionArn: 'arn:aws:states:us-east-1:111111111111:execution:Escalation:ann_k-1', startDate: 1769860800.5 } },
  'states:DescribeExecution': { body: { executionArn: 'arn:…', input: '{"customer":"ann"}', status: 'SUCCEEDED', startDate: 1, stopDate: 2, output: '{"priority":"urgent"}' } },
  'states:StartSyncExecution': { body: { executionArn: 'arn:…', status: 'SUCCEEDED', output: '{"price": 42, "text": "it\'s \\"yours\\""}' } },
  'events:PutEvents': { body: { FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] } },
  'sns:Publish': { body: { PublishResponse: { PublishResult: { MessageId: 'n-1', SequenceNumber: null }, ResponseMetadata: { RequestId: 'r' } } } },
  'firehose:PutRecord': { body: { RecordId: 'c-1', Encrypted: true } },
};

/** The application, served before these services. */
export async function helpdeskGateway(services: HelpdeskServices): Promise<LocalGateway> {
  const template = Template.fromStack(helpdeskApp().stack).toJSON();
  return LocalGateway.fromTemplate(template, { userPools: { Users: users }, now: () => clock.now, services: services.stubs });
}

/** A customer's request, and its answer: JSON where it has a body that is no text and no bytes. */
export type Ask = (method: string, path: string, request?: Omit<GatewayRequest, 'method' | 'path' | 'body'> & { readonly body?: unknown }) => Promise<GatewayResponse>;

/** Asks a gateway as a customer. */
export function askAs(gateway: LocalGateway, sub: string): Ask {
  return async (method, path, { body, headers, ...request } = {}) => {
    const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const json: Record<string, string> = raw ? {} : { 'content-type': 'application/json' };
    const sent = raw ? body as string | Buffer | undefined : JSON.stringify(body);
    const all = { authorization: tokens.customer(sub), ...json, ...headers };
    return (await gateway.dispatch({ method, path, ...request, headers: all, body: sent })).response;
  };
}

/** What callers send again and again. */
export const TICKET = { subject: 'No "mail"', text: 'It\'s gone\n$since #monday \\', tags: ['mail', 'urgent'] };
export const KEY = { 'Idempotency-Key': 'k-1' };
export const DESK = { authorization: tokens.access('desk', 'helpdesk/announce') };

/** What a caller may write into any text. */
export const HOSTILE = ['"', "'", "\\'", '\\', '","customer":"bob', '$input.body', '#set($x = 1)', '#foreach($i in [1..9])', '#end', '${context}', '##', '\n\r\t\u0000\u2028', '😀', '</script>', '*#', 'null', '&Action=DeleteTopic', 'a%26b', '../..', 'a:b/c'];
