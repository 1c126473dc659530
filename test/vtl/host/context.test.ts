import { contextOf, overridesOf } from '../../../src/vtl/host/context';
import type { ContextMap } from '../../../src/vtl/host/context-map';
import { stageVariablesOf } from '../../../src/vtl/host/stage-variables';
import { templateVariables } from '../../../src/vtl/host/template-variables';
import { print } from '../../../src/vtl/java';
import type { Value } from '../../../src/vtl/values';
import { VtlList, VtlMap } from '../../../src/vtl/values';

/** Goes down a map by these keys. */
const at = (value: Value, ...keys: string[]): Value =>
  keys.reduce<Value>((map, key) => (map as ContextMap).entries.get(key) ?? null, value);
const keysOf = (value: Value): Value[] => [...(value as ContextMap).entries.keys()];
const set = (value: Value, keys: string[], to: Value): void => void (at(value, ...keys.slice(0, -1)) as ContextMap).entries.set(keys.at(-1) ?? '', to);

describe('contextOf', () => {
  test('has the keys in the order in which AWS lists them, whatever order they are given in', () => {
    const given = { zz: 1, apiId: 'a', stage: 's', authorizer: {}, httpMethod: 'GET', requestTimeEpoch: 1700000000000, resourcePath: '/', resourceId: 'r', 0: 'first in JavaScript' };
    expect(keysOf(contextOf(given))).toEqual([
      'resourceId', 'resourcePath', 'httpMethod', 'requestOverride', 'stage', 'requestTimeEpoch', 'identity', 'responseOverride', 'apiId', '0', 'zz', 'authorizer',
    ]);
    expect(at(contextOf(given), 'requestTimeEpoch')).toBe(1700000000000n);
  });

  test('knows of a caller without credentials where they are and with what they ask', () => {
    const context = contextOf({ identity: { userAgent: 'curl', sourceIp: '192.0.2.1', apiKey: 'k' } });
    expect([...(at(context, 'identity') as ContextMap).entries]).toEqual([
      ['cognitoIdentityPoolId', null], ['accountId', null], ['cognitoIdentityId', null], ['caller', null], ['sourceIp', '192.0.2.1'], ['principalOrgId', null], ['accessKey', null],
      ['cognitoAuthenticationType', null], ['cognitoAuthenticationProvider', null], ['userArn', null], ['userAgent', 'curl'], ['user', null], ['apiKey', 'k'],
    ]);
    expect(keysOf(at(contextOf({}), 'identity'))).toHaveLength(12);
  });

  test('what an authorizer returned is text, and there is none where none was asked', () => {
    const context = contextOf({ authorizer: { key: 'value', numKey: 1, half: 0.5, boolKey: true, none: null, claims: { sub: 's', exp: 1700000000 } } });
    expect(at(context, 'authorizer', 'numKey')).toBe('1');
    expect(at(context, 'authorizer', 'half')).toBe('0.5');
    expect(at(context, 'authorizer', 'boolKey')).toBe('true');
    expect(at(context, 'authorizer', 'none')).toBeNull();
    expect(at(context, 'authorizer', 'claims', 'exp')).toBe('1700000000');
    expect(contextOf({}).entries.has('authorizer')).toBe(false);
    expect(contextOf({ authorizer: undefined }).entries.has('authorizer')).toBe(false);
  });

  test('names that JavaScript treats specially are names like any other', () => {
    const context = contextOf(JSON.parse('{"__proto__": {"a": 1}, "authorizer": {"__proto__": "x", "constructor": "y"}}'));
    expect(at(context, '__proto__', 'a')).toBe(1n);
    expect(at(context, 'authorizer', '__proto__')).toBe('x');
    expect(at(context, 'authorizer', 'constructor')).toBe('y');
  });
});

describe('overridesOf', () => {
  const NONE = { request: { header: {}, path: {}, querystring: {} }, response: { header: {} } };

  test('is empty before any template', () => {
    expect(overridesOf(contextOf({}))).toEqual(NONE);
  });

  test('is what the templates set: text, several values of a header, a status', () => {
    const context = contextOf({});
    set(context, ['requestOverride', 'header', 'X-Amz-Target'], 'AWSEvents.PutEvents');
    set(context, ['requestOverride', 'header', 'many'], new VtlList(['1', 2n]));
    set(context, ['requestOverride', 'path', 'id'], 12n);
    set(context, ['requestOverride', 'querystring', 'q'], true);
    set(context, ['requestOverride', 'querystring', 'none'], null);
    set(context, ['responseOverride', 'header', '__proto__'], 'bar');
    set(context, ['responseOverride', 'status'], 444n);
    set(context, ['responseOverride', 'custom'], 'is also passed around');
    expect(overridesOf(context)).toEqual({
      request: { header: { 'X-Amz-Target': 'AWSEvents.PutEvents', 'many': ['1', '2'] }, path: { id: '12' }, querystring: { q: 'true' } },
      response: { header: JSON.parse('{"__proto__": "bar"}'), status: 444 },
    });
  });

  test.each<[Value, number | undefined]>([['400', 400], [400n, 400], [400.5, undefined], ['', undefined], ['4e2', undefined], [null, undefined], [-400n, undefined], [true, undefined]])(
    'a status of %p is %p', (status, expected) => {
      const context = contextOf({});
      set(context, ['responseOverride', 'status'], status);
      expect(overridesOf(context).response.status).toBe(expected);
    });

  test('templates may have replaced the maps by something else', () => {
    const context = contextOf({});
    set(context, ['requestOverride'], 'text');
    set(context, ['responseOverride', 'header'], new VtlList());
    expect(overridesOf(context)).toEqual(NONE);
    expect(overridesOf(null)).toEqual(NONE);
  });
});

test('each request has a context of its own', () => {
  set(contextOf({}), ['requestOverride', 'header', 'a'], 'b');
  expect(overridesOf(contextOf({})).request.header).toEqual({});
});

test('stage variables are a map of text', () => {
  expect(print(stageVariablesOf({ version: '1.0', url: 'x' }))).toBe('{version=1.0, url=x}');
  expect(stageVariablesOf()).toEqual(new VtlMap());
});

test('templates can name four things', () => {
  const input = { property: () => undefined, call: () => undefined, print: () => '' };
  const context = contextOf({});
  const variables = templateVariables({ input, context, stageVariables: stageVariablesOf() });
  expect(Object.keys(variables).sort()).toEqual(['context', 'input', 'stageVariables', 'util']);
  expect(variables.input).toBe(input);
  expect(variables.context).toBe(context);
});
