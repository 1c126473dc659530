import * as fc from 'fast-check';
import { readStreamedAnswer } from '../../../../src/local/rest/events';

const NULS = '\0'.repeat(8);
const read = (text: string) => readStreamedAnswer(Buffer.from(text));

test('metadata and bytes', () => {
  const metadata = { statusCode: 201, headers: { 'X-A': 'a' }, multiValueHeaders: { 'X-B': ['b', 'c'] }, cookies: ['d=1', 'e=2'] };
  expect(read(`${JSON.stringify(metadata)}${NULS}body${NULS}`)).toEqual({
    status: 201, headers: { 'X-A': ['a'], 'X-B': ['b', 'c'], 'Set-Cookie': ['d=1', 'e=2'] }, body: Buffer.from(`body${NULS}`),
  });
});

test('cookies stand behind those of the headers', () => {
  expect(read(`{"headers":{"set-cookie":"a=1"},"cookies":["b=2"]}${NULS}`)!.headers).toEqual({ 'set-cookie': ['a=1', 'b=2'] });
});

test.each([[`{}${NULS}`], [`{"statusCode":null,"headers":null,"cookies":null}${NULS}`]])('%j is an empty 200', (text) => {
  expect(read(text)).toEqual({ status: 200, headers: {}, body: Buffer.alloc(0) });
});

test('the NULs begin and end within 16 KB', () => {
  const padded = (length: number) => `${JSON.stringify({ headers: { a: 'x'.repeat(length - 20) } }).padEnd(length)}${NULS}`;
  expect(read(padded(16_384 - 8))).toBeDefined();
  expect(read(padded(16_384 - 7))).toBeUndefined();
});

test.each([
  [''], ['{"statusCode":200,"body":"whole"}'], [`{}${'\0'.repeat(7)}`], [NULS], [`null${NULS}`], [`[]${NULS}`], [`"a"${NULS}`], [`{${NULS}`],
  [`{"statusCode":"no"}${NULS}`], [`{"headers":[]}${NULS}`], [`{"cookies":"a=1"}${NULS}`], [`{"cookies":[1]}${NULS}`],
])('%j is malformed', (text) => {
  expect(read(text)).toBeUndefined();
});

test('whatever is streamed, it is read or malformed', () => {
  fc.assert(fc.property(fc.json(), fc.uint8Array(), (metadata, body) => {
    const answer = readStreamedAnswer(Buffer.concat([Buffer.from(metadata + NULS), body]));
    if (answer) expect(answer.status).toBeGreaterThanOrEqual(100);
  }));
});
