import * as fc from 'fast-check';
import { readAuthorizerAnswer, readProxyAnswer } from '../../../../src/local/rest/events';

describe('answers of proxied functions', () => {
  test('no key has to be there', () => {
    expect(readProxyAnswer({})).toEqual({ status: 200, headers: {}, body: '', isBase64Encoded: false });
    expect(readProxyAnswer({ headers: null, body: null, multiValueHeaders: null, statusCode: null, isBase64Encoded: null }))
      .toEqual({ status: 200, headers: {}, body: '', isBase64Encoded: false });
  });

  test('scalars are read as text', () => {
    const answer = { statusCode: '201', headers: { 'X-Flag': true, 'X-Count': 5, 'X-None': null }, body: 7, isBase64Encoded: 'true' };
    expect(readProxyAnswer(answer)).toEqual({ status: 201, headers: { 'X-Flag': ['true'], 'X-Count': ['5'] }, body: '7', isBase64Encoded: true });
  });

  test('as JSON text, or its bytes', () => {
    expect(readProxyAnswer('{"statusCode":204}')?.status).toBe(204);
    expect(readProxyAnswer(Buffer.from('{"body":"ü"}'))?.body).toBe('ü');
  });

  test('where a header stands in both maps, the list counts, whatever the letters', () => {
    const answer = { headers: { 'X-A': 'single', 'X-B': 'b' }, multiValueHeaders: { 'x-a': ['1', '2'], 'X-C': [], 'X-D': [true, null] } };
    expect(readProxyAnswer(answer)?.headers).toEqual({ 'X-B': ['b'], 'x-a': ['1', '2'], 'X-D': ['true'] });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['text', 'just a string'],
    ['JSON text of text', '"just a string"'],
    ['a number', 200],
    ['a list', [{ statusCode: 200 }]],
    ['an unknown key', { statusCode: 200, wrongValue: 'value' }],
    ['a key of every object', { toString: 'x' }],
    ['a status that is no number', { statusCode: 'test' }],
    ['a status out of range', { statusCode: 99 }],
    ['a fraction', { statusCode: 200.5 }],
    ['a body that is no text', { body: { a: 1 } }],
    ['headers that are no map', { headers: ['a'] }],
    ['a header that is a list', { headers: { a: ['b'] } }],
    ['a list that is none', { multiValueHeaders: { a: 'b' } }],
    ['a list of maps', { multiValueHeaders: { a: [{}] } }],
    ['a flag that is none', { isBase64Encoded: 'maybe' }],
    ['a function\'s error', { errorMessage: 'boom', errorType: 'Error', trace: [] }],
  ])('%s is malformed', (_, payload) => {
    expect(readProxyAnswer(payload)).toBeUndefined();
  });

  test('anything is read or malformed, nothing throws', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom(200, '201', 'true', null, {}, []));
    const fields = { statusCode: field, headers: field, multiValueHeaders: field, body: field, isBase64Encoded: field };
    const answer = fc.record(fields, { requiredKeys: [] });
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string(), answer), (payload) => {
      const read = readProxyAnswer(payload);
      expect(read === undefined || Number.isInteger(read.status)).toBe(true);
    }));
  });
});

describe('answers of authorizers', () => {
  const policyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] };

  test('the context becomes text', () => {
    expect(readAuthorizerAnswer({ principalId: 'me', policyDocument, context: { a: 'x', b: 1, c: true }, usageIdentifierKey: 'k' })).toEqual({
      principalId: 'me', policyDocument, context: { a: 'x', b: '1', c: 'true' }, usageIdentifierKey: 'k',
    });
  });

  test('only a principal and a policy have to be there', () => {
    const statement = { Version: '2012-10-17', Statement: policyDocument.Statement[0] };
    expect(readAuthorizerAnswer(JSON.stringify({ principalId: 'me', policyDocument: statement, context: null })))
      .toEqual({ principalId: 'me', policyDocument: statement, context: {} });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'Allow'],
    ['no principal', { policyDocument }],
    ['no policy', { principalId: 'me' }],
    ['a policy that says nothing', { principalId: 'me', policyDocument: { Statement: [] } }],
    ['a statement without an effect', { principalId: 'me', policyDocument: { Statement: [{ Action: '*' }] } }],
    ['a statement without an action', { principalId: 'me', policyDocument: { Statement: [{ Effect: 'Allow', Resource: '*' }] } }],
    ['a statement without a resource', { principalId: 'me', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*' }] } }],
    ['a statement that excludes nothing', { principalId: 'me', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', NotResource: [] }] } }],
    ['a resource that is no text', { principalId: 'me', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: [{}] }] } }],
    ['a map in the context', { principalId: 'me', policyDocument, context: { a: {} } }],
    ['a list in the context', { principalId: 'me', policyDocument, context: { a: [] } }],
    ['a context that is no map', { principalId: 'me', policyDocument, context: 'a' }],
    ['an error', { errorMessage: 'Unauthorized' }],
  ])('%s is faulty', (_, payload) => {
    expect(readAuthorizerAnswer(payload)).toBeUndefined();
  });

  test('anything is read or faulty, nothing throws', () => {
    fc.assert(fc.property(fc.anything(), (payload) => {
      const read = readAuthorizerAnswer({ principalId: 'me', policyDocument, context: payload });
      expect(read === undefined || Object.values(read.context).every((value) => typeof value === 'string')).toBe(true);
    }));
  });
});
