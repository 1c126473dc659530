import { deflateSync, gzipSync } from 'zlib';
import { NOW, PLACE, api, stage } from './chain/models';
import { newExchange } from '../../../src/local/rest/new-exchange';

function received(body: Buffer, coding: string | undefined, minimumCompressionSize?: number) {
  const headers: Record<string, string> = coding === undefined ? {} : { 'Content-Encoding': coding };
  const compressing = api({ minimumCompressionSize });
  const { request } = newExchange({ api: compressing, stage: stage(), canaryApi: compressing }, { method: 'POST', path: '/', headers, body }, PLACE, NOW, 0);
  return { text: request.body.toString(), coding: request.headers['Content-Encoding'] };
}

test('bodies are decompressed where the API has compression', () => {
  expect(received(gzipSync('body'), 'GZIP', 0)).toEqual({ text: 'body', coding: undefined });
  expect(received(deflateSync('body'), 'deflate', 1000)).toEqual({ text: 'body', coding: undefined });
});

test.each([
  ['the API has none', gzipSync('body'), 'gzip', undefined], ['the body is not what its header says', Buffer.from('body'), 'gzip', 0],
  ['the coding is another', Buffer.from('body'), 'br', 0], ['it grows too large', gzipSync(Buffer.alloc(10_485_761)), 'gzip', 0],
])('they stay where %s', (_, body, coding, size) => {
  expect(received(body, coding, size)).toEqual({ text: body.toString(), coding: [coding] });
});
