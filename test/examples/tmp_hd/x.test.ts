import { Template } from 'aws-cdk-lib/assertions';
import { LocalGateway, LocalUserPool } from '../../../src/local';
import { helpdeskApp } from '../helpdesk-api';
test('x', async () => {
  const users = new LocalUserPool();
  const log = (r: any) => { process.stdout.write(JSON.stringify([r.service, r.action, r.path, r.query, r.headers['content-type'], r.headers['x-amz-target'], r.json ?? r.text]) + '\n'); return { body: {} }; };
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(helpdeskApp().stack).toJSON(), { userPools: { Users: users }, services: Object.fromEntries(['dynamodb', 'sqs', 'states', 'events', 'sns', 'firehose'].map((s) => [s, log])) });
  process.stdout.write(JSON.stringify(gateway.unsupported) + '\n');
  const ask = async (method: string, path: string, body?: any, headers = {}) => {
    const { response, trace } = await gateway.dispatch({ method, path, headers: { 'authorization': users.idToken({ sub: 'ann' }), 'content-type': 'application/json', 'Idempotency-Key': 'k1', ...headers }, body: body && JSON.stringify(body) });
    process.stdout.write(`${method} ${path} ${response.status} ${response.text} ${response.status >= 500 ? trace.flatMap((b) => b.lines).slice(-4).join('\n') : ''}\n`);
  };
  await ask('PUT', '/tickets/T1', { subject: 'a', text: 'b', tags: ['x', 'y'] });
  await ask('GET', '/tickets/T1');
  await ask('PATCH', '/tickets/T1', { state: 'solved' });
  await ask('DELETE', '/tickets/T1');
  await ask('GET', '/tickets?nextToken=' + Buffer.from('{"customer":{"S":"ann"},"id":{"S":"T1"}}').toString('base64'));
  await ask('POST', '/tickets/T1/messages', { text: 'hi' });
  await ask('POST', '/tickets/T1/escalations', { reason: 'hi' });
  await ask('GET', '/escalations/k1');
  await ask('POST', '/quotes', { plan: 'standard', topics: ['a'] });
  await ask('POST', '/tickets/T1/events', { type: 'TicketRead' });
  await ask('POST', '/clicks', { page: '/a' });
  await ask('POST', '/announcements', { title: 'a', text: 'b', audience: 'staff' }, { authorization: users.accessToken({ sub: 'desk', scope: 'helpdesk/announce' }) });
  process.stdout.write(gateway.s3.store.names.join() + '\n');
  await gateway.dispose();
});
