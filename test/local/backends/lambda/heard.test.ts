import * as fc from 'fast-check';
import { heard } from '../../../../src/local/backends/lambda/heard';

const MALFORMED = { kind: 'error', error: expect.objectContaining({ errorType: 'Runtime.MalformedMessage' }), fatal: true };

test.each<[unknown]>([
  [{ kind: 'ready' }], [{ kind: 'result', payload: '1' }], [{ kind: 'log', text: 'a' }],
  [{ kind: 'error', error: { errorType: 'E', errorMessage: 'm', trace: [], requestId: '' }, fatal: false }],
])('%j is a message', (message) => {
  expect(heard(message)).toEqual(message);
});

test.each<[unknown]>([
  [null], [undefined], [5], ['ready'], [[]], [{}], [{ kind: 5 }], [{ kind: 'toString' }], [{ kind: '__proto__' }], [{ kind: 'gone', how: '' }],
  [{ kind: 'result' }], [{ kind: 'result', payload: 5 }], [{ kind: 'log', text: null }],
  [{ kind: 'error' }], [{ kind: 'error', error: { errorMessage: 5 } }], [{ kind: 'error', error: { errorMessage: 'm', trace: 'x' } }],
])('%j is none', (message) => {
  expect(heard(message)).toEqual(MALFORMED);
});

test('whatever is said, it is a message', () => {
  fc.assert(fc.property(fc.anything(), (said) => {
    expect(['ready', 'result', 'log', 'error']).toContain(heard(said).kind);
  }));
});
