import { Aws, Lazy } from 'aws-cdk-lib';
import { isRequestExpression, isRequestTarget, isResponseExpression, parameterRead } from '../../src/mapping';

const BOTH = ["'fixed text'", "''", 'context.requestId', 'context.authorizer.claims.cognito:groups', 'stageVariables.version'];
const NEITHER = ['', 'true', 'True', 'method.request', "'it's'", "'two\nlines'", 'context.', 'context.a b', 'stageVariables.a-b', '$context.requestId', 'method.request.cookie.a', 'x.method.request.header.a'];

describe('expressions of the integration request', () => {
  test.each([...BOTH, 'method.request.path.id', 'method.request.header.X-A', 'method.request.querystring.a', 'method.request.multivalueheader.A',
    'method.request.multivaluequerystring.a', 'method.request.body', 'method.request.body.order.id', 'method.request.body[0].id', 'method.request.body..id'])('%s is one', (text) => expect(isRequestExpression(text)).toBe(true));

  test.each([...NEITHER, 'integration.response.header.A', 'method.request.header.', 'method.request.header.a b', 'method.request.bodyparts', 'method.request.path'])('%j is none', (text) => {
    expect(isRequestExpression(text)).toBe(false);
  });
});

describe('expressions of the answer', () => {
  test.each([...BOTH, 'integration.response.header.ETag', 'integration.response.multivalueheader.A', 'integration.response.body', 'integration.response.body.a.b'])('%s is one', (text) => {
    expect(isResponseExpression(text)).toBe(true);
  });

  test.each([...NEITHER, 'method.request.header.A', 'integration.response.status'])('%j is none', (text) => expect(isResponseExpression(text)).toBe(false));
});

describe('what is known only at deployment', () => {
  test('may be any expression where it is the whole', () => {
    expect(isRequestExpression(Lazy.string({ produce: () => "'a'" }))).toBe(true);
  });

  test('is text inside one', () => {
    expect(isRequestExpression(`'${Aws.REGION}/a'`)).toBe(true);
    expect(isRequestExpression(`${Aws.REGION}/a`)).toBe(false);
  });
});

test.each<[string, boolean]>([
  ['integration.request.header.A', true], ['integration.request.querystring.a', true], ['integration.request.path.a', true],
  ['integration.request.body.a', false], ['integration.request.header.', false], ['integration.request.header.a b', false], ['True', false],
])('%s is a target: %p', (text, is) => expect(isRequestTarget(text)).toBe(is));

test.each([
  ['method.request.path.id', { in: 'path', name: 'id' }],
  ['method.request.header.X-A', { in: 'header', name: 'X-A' }],
  ['method.request.multivalueheader.X-A', { in: 'header', name: 'X-A' }],
  ['method.request.querystring.a', { in: 'query', name: 'a' }],
  ['method.request.multivaluequerystring.a', { in: 'query', name: 'a' }],
  ['method.request.body.a', undefined],
  ["'method.request.path.id'", undefined],
])('%s reads %j', (text, read) => expect(parameterRead(text)).toEqual(read));
