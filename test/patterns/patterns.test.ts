import { execFileSync } from 'child_process';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PATTERNS } from '.';
import { LocalGateway } from '../../src/local';
import type { ServiceStubRequest } from '../../src/local';

/** What services answer here, by service. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  events: { FailedEntryCount: 0, Entries: [{ EventId: 'e1' }] },
  sns: { PublishResponse: { PublishResult: { MessageId: 'm1' } } },
  sqs: { MessageId: 'm1', SendMessageResponse: { SendMessageResult: { MessageId: 'm1' } } },
  states: { status: 'SUCCEEDED', output: '{"price":7}', startDate: 1, stopDate: 2 },
  s3: 'bytes',
};

/** What a caller of a pattern gets, and what its service got. */
async function asked(build: (stack: Stack) => void, { ask, service }: typeof PATTERNS[number]) {
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  const seen: ServiceStubRequest[] = [];
  const stub = (request: ServiceStubRequest) => {
    seen.push(request);
    return { headers: { 'Content-Type': service === 's3' ? 'image/png' : 'application/json' }, body: ANSWERS[service] ?? {} };
  };
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), { authorize: () => undefined, services: service === 'lambda' ? {} : { [service]: stub } });
  const { response } = await gateway.dispatch(ask);
  await gateway.dispose();
  return { status: response.status, text: response.text, seen: seen.map((request) => `${request.service} ${request.action ?? request.method} ${request.path.replace('//', '/')}`) };
}

test('there are ten', () => {
  expect(new Set(PATTERNS.map(({ name }) => name)).size).toBe(10);
});

test.each(PATTERNS.map((pattern) => [pattern.name, pattern] as const))('%s: both do the same', async (_, pattern) => {
  const [ours, plain] = [await asked(pattern.gatehouse, pattern), await asked(pattern.awsCdkLib, pattern)];
  expect([ours.status, plain.status]).toEqual([200, 200]);
  expect(ours.seen).toHaveLength(pattern.service === 'lambda' ? 0 : 1);
  expect(ours.seen).toEqual(plain.seen);
  if (pattern.service === 'lambda') expect(ours.text).toBe(plain.text);
});

test('docs/patterns.md has the lines as they are', () => {
  expect(() => execFileSync(process.execPath, ['docs/generate-patterns.mjs', '--check'], { stdio: 'pipe' })).not.toThrow();
});
