import * as fc from 'fast-check';
import { NOW } from './chain/models';
import { readRequest } from '../../../src/local/rest/read-request';

const read = (request: object, isEdge = false) => readRequest({ method: 'GET', path: '/a', ...request }, 'api1.example', NOW, isEdge);

test('a query string may stand in the path, before the one beside it', () => {
  const { rawPath, query } = read({ path: '/a%20b?x=1&y=%C3%A9&x=a+b&z&=e#frag', query: { x: '2', w: ['3', '4'] } });
  expect([rawPath, query]).toEqual(['/a%20b', { 'x': ['1', 'a b', '2'], 'y': ['é'], 'z': [''], '': ['e'], 'w': ['3', '4'] }]);
});

test('headers that end at the gateway are dropped, others added', () => {
  const { headers } = read({ headers: { 'Connection': 'close', 'content-length': '1', 'TE': 'x', 'X-A': ['1', '2'], 'x-a': '3', 'X-Forwarded-For': '192.0.2.9' }, sourceIp: '192.0.2.1' });
  expect(headers).toEqual({
    'X-A': ['1', '2', '3'],
    'Host': ['api1.example'],
    'X-Amzn-Trace-Id': [expect.stringMatching(/^Root=1-6787a340-[0-9a-f]{24}$/)],
    'X-Forwarded-For': ['192.0.2.9, 192.0.2.1'],
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  });
});

test('the caller\'s own trace and host stay', () => {
  expect(read({ headers: { 'host': 'mine', 'x-amzn-trace-id': 'Root=1-2-3' } }).headers).toMatchObject({ 'host': ['mine'], 'x-amzn-trace-id': ['Root=1-2-3'] });
});

test('CloudFront stands before an edge-optimized API', () => {
  expect(read({}, true).headers).toMatchObject({ 'CloudFront-Forwarded-Proto': ['https'], 'Via': [expect.stringContaining('CloudFront')] });
  expect(read({}).headers).not.toHaveProperty('Via');
});

test('a header may name another method', () => {
  expect([read({ method: 'post', headers: { 'X-HTTP-Method-Override': 'patch' } }).method, read({ method: 'post' }).method]).toEqual(['PATCH', 'POST']);
});

test('bodies are bytes', () => {
  expect([read({}).body, read({ body: 'é' }).body, read({ body: new Uint8Array([1, 2, 3]).subarray(1) }).body])
    .toEqual([Buffer.alloc(0), Buffer.from('é'), Buffer.from([2, 3])]);
});

test('whatever a request is made of, it is read', () => {
  const text = fc.string({ unit: 'binary' });
  const parameters = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.constant(null)));
  fc.assert(fc.property(fc.record({ path: text, query: parameters, headers: parameters }), (request) => {
    const { rawPath, query, headers } = read(request);
    expect(rawPath.startsWith('/')).toBe(true);
    expect([...Object.values(query), ...Object.values(headers)].flat().every((value) => typeof value === 'string')).toBe(true);
  }));
});
