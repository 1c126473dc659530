import * as fc from 'fast-check';
import { failure } from './fake-table';
import { DESK, HOSTILE, HelpdeskServices, KEY, TICKET, askAs, clock, helpdeskApp, helpdeskGateway, tokens } from './helpdesk-api';
import type { Ask, Call } from './helpdesk-api';
import type { GatewayResponse, LocalGateway } from '../../src/local';

/** The application, synthesized and served on this machine, before services that the test plays; S3 is the local gateway's own. */
const services = new HelpdeskServices();
let gateway: LocalGateway;
let ann: Ask;
let bob: Ask;

beforeAll(async () => {
  gateway = await helpdeskGateway(services);
  [ann, bob] = ['ann', 'bob'].map((sub) => askAs(gateway, sub));
}, 60_000);
beforeEach(() => {
  clock.pass();
  services.reset();
  for (const key of keys()) gateway.s3.store.delete(bucket(), key);
});
afterAll(() => gateway.dispose());

const bucket = () => gateway.s3.store.names.find((name) => name.startsWith('attachments'))!;
const keys = () => gateway.s3.store.keys(bucket());
const json = ({ text }: GatewayResponse) => JSON.parse(text) as any;
const last = (): Call => services.calls.at(-1)!;
const opened = (id = 'T-1', ask = ann, ticket: object = TICKET) => ask('PUT', `/tickets/${encodeURIComponent(id)}`, { body: ticket });

test('everything in the template is done here', () => {
  expect(gateway.unsupported).toEqual([]);
});

describe('tickets', () => {
  test('are opened, shown, changed, listed and deleted', async () => {
    expect(await opened()).toMatchObject({ status: 201, text: '{}' });
    const shown = { id: 'T-1', ...TICKET, state: 'open', priority: 'normal', opened: clock.now.getTime(), changes: 0 };
    expect(json(await ann('GET', '/tickets/T-1'))).toEqual(shown);

    const changed = await ann('PATCH', '/tickets/T-1', { body: { state: 'solved', text: 'found' } });
    expect([changed.status, json(changed)]).toEqual([200, { ...shown, state: 'solved', text: 'found', changes: 1 }]);
    expect(json(await ann('GET', '/tickets'))).toEqual({ items: [{ id: 'T-1', subject: TICKET.subject, state: 'solved', priority: 'normal', opened: shown.opened }] });

    expect(await ann('DELETE', '/tickets/T-1')).toMatchObject({ status: 200, text: '{}' });
    expect(await ann('GET', '/tickets/T-1')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
  });

  test('are opened once under an id', async () => {
    await opened();

    expect(await opened('T-1', ann, { ...TICKET, subject: 'other' })).toMatchObject({ status: 409, text: '{"message":"Conflict"}' });
    expect(services.table.get('ann', 'T-1')).toMatchObject({ subject: TICKET.subject });
  });

  test('are their customer\'s: nobody else sees, changes or deletes them, or takes their ids', async () => {
    await opened();

    expect(json(await bob('GET', '/tickets'))).toEqual({ items: [] });
    for (const [method, body] of [['GET', undefined], ['PATCH', { state: 'solved' }], ['DELETE', undefined]] as const) {
      expect(await bob(method, '/tickets/T-1', { body })).toMatchObject({ status: 404 });
    }
    expect(await opened('T-1', bob)).toMatchObject({ status: 201 });
    expect(services.table.get('ann', 'T-1')).toMatchObject({ customer: 'ann', state: 'open' });
  });

  test('that are not there are not created by a change', async () => {
    expect(await ann('PATCH', '/tickets/T-9', { body: { state: 'open' } })).toMatchObject({ status: 404 });
    expect(await ann('DELETE', '/tickets/T-9')).toMatchObject({ status: 404 });
    expect(services.table.size).toBe(0);
  });

  test('are listed in pages, whose tokens are the customer\'s', async () => {
    for (let i = 10; i < 35; i++) await opened(`T-${i}`);
    clock.pass();

    const first = json(await ann('GET', '/tickets'));
    const second = json(await ann('GET', '/tickets', { query: { nextToken: first.nextToken } }));

    expect([first.items.length, first.items.at(-1).id]).toEqual([20, 'T-29']);
    expect([second.items.map(({ id }: any) => id), second.nextToken]).toEqual([['T-30', 'T-31', 'T-32', 'T-33', 'T-34'], undefined]);
    expect(await bob('GET', '/tickets', { query: { nextToken: first.nextToken } })).toMatchObject({ status: 400, text: '{"message":"Bad Request"}' });
  });

  test.each([...HOSTILE, 'bm9uZQ==', '{}', 'e30='])('the hostile token %j starts nowhere', async (nextToken) => {
    await opened('T-1', bob);

    const { status, text } = await ann('GET', '/tickets', { query: { nextToken } });

    expect([400, 200]).toContain(status);
    expect(text).not.toContain('T-1');
    expect(last().body).toMatchObject({ KeyConditionExpression: '#ghp0 = :ghp0', ExpressionAttributeValues: { ':ghp0': { S: 'ann' } } });
  });

  test.each<[string, unknown]>([
    ['no text', { subject: 'a' }], ['an empty subject', { ...TICKET, subject: '' }], ['a subject that is a list', { ...TICKET, subject: ['a'] }],
    ['a customer of the caller\'s choice', { ...TICKET, customer: 'bob' }], ['a priority of the caller\'s choice', { ...TICKET, priority: 'urgent' }],
    ['a tag twice', { ...TICKET, tags: ['a', 'a'] }], ['too many tags', { ...TICKET, tags: Array.from({ length: 11 }, (_, i) => `t${i}`) }], ['no object', []],
  ])('%s is refused before DynamoDB is called', async (_, body) => {
    expect(await ann('PUT', '/tickets/T-1', { body })).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });

  test.each<[string, unknown]>([['nothing', {}], ['another state', { state: 'lost' }], ['a key', { id: 'T-2' }], ['a counter', { changes: 7 }]])('a change of %s is refused', async (_, body) => {
    expect(await ann('PATCH', '/tickets/T-1', { body })).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])('a ticket as %s reaches nobody', async (type) => {
    expect(await ann('PUT', '/tickets/T-1', { headers: { 'content-type': type }, body: JSON.stringify({ ...TICKET, customer: 'bob' }) })).toMatchObject({ status: 415 });
    expect(services.calls).toEqual([]);
  });

  test.each(HOSTILE)('the hostile text %j is an id and a text like any other', async (text) => {
    expect(await opened(text, ann, { subject: text, text })).toMatchObject({ status: 201 });

    expect(services.table.get('ann', text)).toMatchObject({ customer: 'ann', id: text, subject: text, text });
    expect(json(await ann('GET', `/tickets/${encodeURIComponent(text)}`))).toMatchObject({ id: text, subject: text, text });
  });

  test('whatever text a ticket has, it comes back', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((each) => each.length <= 100);
    await fc.assert(fc.asyncProperty(text, text, async (subject, body) => {
      clock.pass();
      services.reset();
      await opened('T-1', ann, { subject, text: body });

      expect(json(await ann('GET', '/tickets/T-1'))).toMatchObject({ subject, text: body });
    }), { numRuns: 60 });
  });
});

describe('messages', () => {
  const sent = (text: string, { id = 'T-1', ask = ann, headers = KEY as Record<string, string> } = {}) => ask('POST', `/tickets/${encodeURIComponent(id)}/messages`, { body: { text }, headers });

  test('go into the queue, in a group and under a name of the customer\'s own', async () => {
    expect(json(await sent('hello'))).toEqual({ messageId: 'm-1', sequenceNumber: '18849496460467696128' });
    const { MessageBody, QueueUrl, ...rest } = last().body;
    expect(JSON.parse(MessageBody)).toEqual({ customer: 'ann', ticket: 'T-1', text: 'hello', sent: String(clock.now.getTime()) });
    expect(rest).toEqual({ MessageGroupId: 'ann_T-1', MessageDeduplicationId: 'ann_k-1' });

    await sent('hello', { ask: bob });
    expect(last().body).toMatchObject({ MessageGroupId: 'bob_T-1', MessageDeduplicationId: 'bob_k-1' });
  });

  test('without a key are refused', async () => {
    for (const headers of [{}, { 'Idempotency-Key': '' }] as Record<string, string>[]) expect(await sent('hello', { headers })).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });

  test.each(HOSTILE)('the hostile text %j changes nothing but itself', async (text) => {
    await sent(text, { id: text, headers: { 'Idempotency-Key': text.replaceAll(/[^\x20-\x7e]/g, 'x') } });

    const { MessageBody, QueueUrl, ...rest } = last().body;
    expect(JSON.parse(MessageBody)).toEqual({ customer: 'ann', ticket: text, text, sent: expect.any(String) });
    expect(rest).toEqual({ MessageGroupId: `ann_${text}`, MessageDeduplicationId: `ann_${text.replaceAll(/[^\x20-\x7e]/g, 'x')}` });
  });
});

describe('escalations', () => {
  const started = (reason = 'asap', headers: Record<string, string> = KEY, ask = ann) => ask('POST', '/tickets/T-1/escalations', { body: { reason }, headers });

  test('are started under a name of the customer\'s own, and asked for by it', async () => {
    const answer = await started();
    expect([answer.status, json(answer)]).toEqual([202, { execution: 'k-1', started: 1769860800.5 }]);
    expect(last().body).toMatchObject({ name: 'ann_k-1', stateMachineArn: expect.stringMatching(/:stateMachine:Escalation/) });
    expect(JSON.parse(last().body.input)).toEqual({ customer: 'ann', ticket: 'T-1', reason: 'asap' });

    expect(json(await ann('GET', '/escalations/k-1'))).toEqual({ status: 'SUCCEEDED', startDate: 1, stopDate: 2, output: { priority: 'urgent' } });
    expect(last().body).toEqual({ executionArn: expect.stringMatching(/:execution:Escalation\w*:ann_k-1$/) });
  });

  test('of others have other names', async () => {
    services.answers['states:DescribeExecution'] = failure('ExecutionDoesNotExist');

    expect(await bob('GET', '/escalations/k-1')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
    expect(last().body.executionArn).toMatch(/:bob_k-1$/);
  });

  test.each(['ann_k-1', '../ann_k-1', ':ann_k-1', 'x:ann_k-1', 'x/ann_k-1', '%2e%2e', '"', '$input.body'])('%j leads to no other state machine and to nobody else', async (name) => {
    await bob('GET', `/escalations/${encodeURIComponent(name)}`);

    expect(last().body).toEqual({ executionArn: expect.stringMatching(/^arn:aws:states:us-east-1:111111111111:execution:Escalation\w*:bob_/) });
    expect(last().body.executionArn.endsWith(`:bob_${name}`)).toBe(true);
  });

  test.each([['ExecutionAlreadyExists', 409], ['InvalidName', 400], ['ExecutionLimitExceeded', 429], ['StateMachineDoesNotExist', 502]])('%s is a %i', async (code, status) => {
    services.answers['states:StartExecution'] = failure(code);

    expect(await started()).toMatchObject({ status });
  });

  test('without a key or a reason are refused', async () => {
    expect([(await started('asap', {})).status, (await started('')).status]).toEqual([400, 400]);
    expect(services.calls).toEqual([]);
  });
});

describe('quotes', () => {
  const quoted = (body: unknown) => ann('POST', '/quotes', { body });

  test('are the output of the state machine', async () => {
    const request = { plan: 'priority', topics: ['mail', 'it\'s "vpn"\\'] };

    expect(json(await quoted(request))).toEqual({ price: 42, text: 'it\'s "yours"' });
    expect(JSON.parse(last().body.input)).toEqual(request);
  });

  test.each([['FAILED', 502], ['TIMED_OUT', 504]])('of an execution that is %s are a %i without its cause', async (state, status) => {
    services.answers['states:StartSyncExecution'] = { body: { status: state, error: 'Secret', cause: 'Secret' } };

    const answer = await quoted({ plan: 'standard', topics: ['a'] });

    expect([answer.status, answer.text.includes('Secret')]).toEqual([status, false]);
  });

  test.each([{ plan: 'free', topics: ['a'] }, { plan: 'standard', topics: [] }, { plan: 'standard' }, { plan: 'standard', topics: ['a'], fee: 0 }])('%j is refused', async (body) => {
    expect(await quoted(body)).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });
});

describe('events', () => {
  const put = (note?: string, id = 'T-1') => ann('POST', `/tickets/${encodeURIComponent(id)}/events`, { body: { type: 'TicketRated', note } });

  test('go onto the bus with the customer\'s id', async () => {
    expect(json(await put('good'))).toEqual({ eventId: 'e-1' });
    const { Detail, ...entry } = last().body.Entries[0];
    expect(JSON.parse(Detail)).toEqual({ customer: 'ann', ticket: 'T-1', note: 'good' });
    expect(entry).toEqual({ Source: 'helpdesk.tickets', DetailType: 'TicketRated', EventBusName: expect.stringMatching(/:event-bus\//) });
  });

  test('that EventBridge does not take are a 502', async () => {
    services.answers['events:PutEvents'] = { body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'Secret' }] } };

    expect(await put()).toMatchObject({ status: 502, text: '{"message":"Bad Gateway"}' });
  });

  test.each(HOSTILE)('the hostile text %j stays in the detail', async (text) => {
    await put(text, text);

    expect(last().body.Entries).toHaveLength(1);
    expect(JSON.parse(last().body.Entries[0].Detail)).toEqual({ customer: 'ann', ticket: text, note: text });
  });

  test('of other types are refused', async () => {
    expect(await ann('POST', '/tickets/T-1/events', { body: { type: 'aws.something' } })).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });
});

describe('announcements', () => {
  const announced = (text: string, headers: Record<string, string> = DESK) => ann('POST', '/announcements', { body: { title: 'News', text, audience: 'staff' }, headers });

  test('are published, with the audience as an attribute', async () => {
    expect(json(await announced('closed on Monday'))).toEqual({ messageId: 'n-1' });
    const { TopicArn, Message, ...fields } = Object.fromEntries(last().body);
    expect(JSON.parse(Message)).toEqual({ title: 'News', text: 'closed on Monday' });
    expect(fields).toEqual({
      'Action': 'Publish', 'Version': '2010-03-31', 'MessageAttributes.entry.1.Name': 'audience', 'MessageAttributes.entry.1.Value.DataType': 'String', 'MessageAttributes.entry.1.Value.StringValue': 'staff',
    });
  });

  test.each(HOSTILE)('the hostile text %j is no other field', async (text) => {
    await announced(text);

    expect(last().body).toHaveLength(7);
    expect(JSON.parse(Object.fromEntries(last().body).Message)).toEqual({ title: 'News', text });
  });

  test.each([['an ID token', tokens.customer('ann')], ['an access token without the scope', tokens.access('ann', 'openid')], ['none', '']])('by %s are refused', async (_, authorization) => {
    expect([401, 403]).toContain((await announced('x', { authorization })).status);
    expect(services.calls).toEqual([]);
  });
});

describe('clicks', () => {
  test('are records, each on its line', async () => {
    expect(json(await ann('POST', '/clicks', { body: { page: '/faq' } }))).toEqual({ recordId: 'c-1' });
    expect(Buffer.from(last().body.Record.Data, 'base64').toString()).toBe('{"page":"/faq"}\n');
  });

  test.each([{}, { page: 'javascript:alert(1)' }, { page: '/a\n/b' }, { page: '/', customer: 'bob' }])('%j is refused', async (body) => {
    expect(await ann('POST', '/clicks', { body })).toMatchObject({ status: 400 });
    expect(services.calls).toEqual([]);
  });
});

describe('attachments', () => {
  const PDF = Buffer.from('%PDF-1.7 \u0000\u00ff…');
  const stored = (name: string, ask = ann, type = 'application/pdf') => ask('PUT', `/attachments/${name}`, { headers: { 'content-type': type }, body: PDF });
  const read = (method: string, name: string, ask = ann) => ask(method, `/attachments/${name}`, { headers: { accept: 'application/pdf' } });

  test('are stored, shown, listed and deleted', async () => {
    expect(await stored('a.pdf')).toMatchObject({ status: 200, headers: { ETag: expect.any(String) } });
    expect(keys()).toEqual(['attachments/ann/a.pdf']);

    const [got, head] = [await read('GET', 'a.pdf'), await read('HEAD', 'a.pdf')];
    expect([got.status, got.headers['Content-Type'], Buffer.from(got.body).equals(PDF)]).toEqual([200, 'application/pdf', true]);
    expect(got.headers).toMatchObject({ 'Content-Disposition': 'attachment', 'X-Content-Type-Options': 'nosniff' });
    expect([head.status, head.headers['X-Object-Size'], head.text]).toEqual([200, String(PDF.length), '']);
    expect(json(await ann('GET', '/attachments'))).toEqual({ objects: [{ key: 'a.pdf', size: PDF.length, lastModified: expect.any(String), etag: expect.any(String) }] });

    expect(await read('DELETE', 'a.pdf')).toMatchObject({ status: 204, text: '' });
    expect([(await read('GET', 'a.pdf')).status, (await read('HEAD', 'a.pdf')).status, keys()]).toEqual([404, 404, []]);
  });

  test('are their customer\'s', async () => {
    await stored('a.pdf');

    expect([(await read('GET', 'a.pdf', bob)).status, (await read('HEAD', 'a.pdf', bob)).status, (await read('DELETE', 'a.pdf', bob)).status]).toEqual([404, 404, 204]);
    expect(json(await bob('GET', '/attachments'))).toEqual({ objects: [] });
    expect(json(await bob('GET', '/attachments', { query: { prefix: 'attachments/ann/' } }))).toEqual({ objects: [] });
    expect(keys()).toEqual(['attachments/ann/a.pdf']);
  });

  test.each(['..%2Fann%2Fx.pdf', '%2e%2e%2Fann%2Fx.pdf', '..%5Cann', '%00', '%25%32%46', '$context.authorizer.claims.sub', '🐱', '%3Facl', '%23x', '%2Fann%2Fx'])('the name %s stays below the caller\'s id', async (name) => {
    await stored(name, bob);

    expect(keys().length).toBeLessThanOrEqual(1);
    for (const key of keys()) expect(key).toMatch(/^attachments\/bob\/[^]+$/);
  });

  // 500 is what API Gateway answers, recorded: see ADR 4.
  test.each(['text/html', 'image/svg+xml', 'application/json'])('of the type %s are refused', async (type) => {
    expect(await ann('PUT', '/attachments/x', { headers: { 'content-type': type }, body: '<b>' })).toMatchObject({ status: 500 });
    expect(keys()).toEqual([]);
  });

  test('are listed in pages', async () => {
    for (const name of ['a', 'b', 'c']) await stored(name);

    const first = json(await ann('GET', '/attachments', { query: { limit: '2' } }));
    const second = json(await ann('GET', '/attachments', { query: { limit: '2', token: first.nextToken } }));

    expect([first, second].map(({ objects }) => objects.map(({ key }: any) => key))).toEqual([['a', 'b'], ['c']]);
  });
});

describe('callers', () => {
  const requests = helpdeskApp().stack.gateway.routes.filter(({ key }) => key !== 'GET /health').map(({ method, path }) => [method, path.replaceAll(/\{\w+\}/g, 'x')] as const);

  test.each(requests)('%s %s wants a token', async (method, path) => {
    for (const authorization of ['', 'ann', tokens.customer('ann').slice(0, -9)]) {
      const answer = await ann(method, path, { headers: { authorization, ...KEY }, body: ['GET', 'HEAD', 'DELETE'].includes(method) ? undefined : {} });
      expect(answer.status).toBe(401);
      expect(answer.headers['Access-Control-Allow-Origin']).toBe('https://help.example.com');
    }
    expect([services.calls, keys()]).toEqual([[], []]);
  });

  test('need an ID token where no scope is asked for', async () => {
    expect(await ann('GET', '/tickets', { headers: DESK })).toMatchObject({ status: 401 });
  });

  test('send preflights', async () => {
    const { response } = await gateway.dispatch({ method: 'OPTIONS', path: '/tickets/T-1', headers: { 'Origin': 'https://help.example.com', 'Access-Control-Request-Method': 'PATCH' } });

    expect([response.status, response.headers['Access-Control-Allow-Methods']]).toEqual([204, expect.stringContaining('PATCH')]);
  });
});

describe('what a service refuses or cannot do', () => {
  const ROUTES: ReadonlyArray<readonly [call: string, ask: () => Promise<GatewayResponse>]> = [
    ['dynamodb:PutItem', () => opened()],
    ['dynamodb:GetItem', () => ann('GET', '/tickets/T-1')],
    ['dynamodb:UpdateItem', () => ann('PATCH', '/tickets/T-1', { body: { state: 'open' } })],
    ['dynamodb:DeleteItem', () => ann('DELETE', '/tickets/T-1')],
    ['dynamodb:Query', () => ann('GET', '/tickets')],
    ['sqs:SendMessage', () => ann('POST', '/tickets/T-1/messages', { body: { text: 'a' }, headers: KEY })],
    ['states:StartExecution', () => ann('POST', '/tickets/T-1/escalations', { body: { reason: 'a' }, headers: KEY })],
    ['states:DescribeExecution', () => ann('GET', '/escalations/k-1')],
    ['states:StartSyncExecution', () => ann('POST', '/quotes', { body: { plan: 'standard', topics: ['a'] } })],
    ['events:PutEvents', () => ann('POST', '/tickets/T-1/events', { body: { type: 'TicketRead' } })],
    ['firehose:PutRecord', () => ann('POST', '/clicks', { body: { page: '/' } })],
  ];
  const FAILURES = [
    ['AccessDeniedException', 400, 403], ['ThrottlingException', 400, 429], ['ResourceNotFoundException', 400, 502], ['ValidationException', 400, 400], ['InternalFailure', 500, 502],
  ] as const;

  test.each(ROUTES)('%s: answered by its kind, and without its words', async (call, ask) => {
    for (const [code, status, expected] of FAILURES) {
      services.answers[call] = failure(code, status);
      const answer = await ask();
      expect([code, answer.status]).toEqual([code, expected]);
      expect(answer.text).toMatch(/^\{"message":"[A-Z][A-Za-z ]+"\}$/);
      expect(answer.headers['Access-Control-Allow-Origin']).toBe('https://help.example.com');
    }
  });

  test.each([['AuthorizationError', 403, 403], ['Throttled', 429, 429], ['NotFound', 404, 502], ['InvalidParameter', 400, 400], ['InternalError', 500, 502]])('sns:Publish: %s (%i) is a %i', async (Code, status, expected) => {
    services.answers['sns:Publish'] = { status, body: { Error: { Code, Message: 'arn:aws:sns:us-east-1:999999999999:Secret', Type: 'Sender' } } };
    const answer = await ann('POST', '/announcements', { body: { title: 'a', text: 'b', audience: 'staff' }, headers: DESK });
    expect([answer.status, answer.text.includes('Secret')]).toEqual([expected, false]);
  });
});

test('GET /health answers by itself', async () => {
  expect((await gateway.dispatch({ method: 'GET', path: '/health' })).response).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});
