import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { RULES } from './deviations/events';
import { conformanceFolder, summary } from './kind';
import { events } from './kinds/events';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;

whereRecorded(`the recorded events${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await events.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
});

describe('recorded events', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-events-'));
  afterAll(() => fs.rmSync(work, { recursive: true }));

  async function run(kind: string, event: object) {
    fs.mkdirSync(path.join(work, 'events'), { recursive: true });
    fs.writeFileSync(path.join(work, 'events', 'events.json'), JSON.stringify({ cases: [{ id: 'a', kind, event }] }));
    return events.run(work);
  }

  const token = { type: 'TOKEN', methodArn: 'arn', authorizationToken: 'x' };

  test('pass with the same fields of the same types', async () => {
    expect(summary('events', await run('authorizer-event-token', token))).toBe('events: 1 passed, 0 failed, 0 skipped');
  });

  test.each([
    ['a field that is not built', { ...token, more: 1 }, 'more (recorded)'],
    ['another type', { ...token, methodArn: ['arn'] }, 'methodArn (type)'],
  ])('fail by %s', async (_, event, detail) => {
    expect(await run('authorizer-event-token', event)).toEqual([{ id: 'a', result: 'failed', detail }]);
  });

  test('fail by a field that AWS does not send', async () => {
    expect(await run('authorizer-event-request', { requestContext: {} })).toEqual([{
      id: 'a', result: 'failed', detail: 'requestContext.requestId (ours), type (ours), methodArn (ours), path (ours), httpMethod (ours)',
    }]);
  });

  test.each([
    ['proxy-response', { statusCode: 200, more: 1 }, 'read as malformed'],
    ['authorizer-response', { principalId: 'me' }, 'read as malformed'],
    ['surprise', {}, 'an unknown kind surprise'],
  ])('fail where a %s is not understood', async (kind, event, detail) => {
    expect(await run(kind, event)).toEqual([{ id: 'a', result: 'failed', detail }]);
  });

  test.each([['http-v2', {}], ['websocket-connect', {}], ['authorizer-event-request', { version: '1.0' }]])('of other APIs are skipped: %s', async (kind, event) => {
    expect(summary('events', await run(kind, event))).toBe('events: 0 passed, 0 failed, 1 skipped');
  });

  test('every rule says why', () => {
    expect(RULES.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
