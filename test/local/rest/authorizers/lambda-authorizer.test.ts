import { Asked, authorizer } from './asked';
import type { AuthorizerFunction } from './asked';
import { BackendFailure } from '../../../../src/local/backends/backend';
import type { BackendFailureReason } from '../../../../src/local/backends/backend';
import type { AuthorizationModel, AuthorizerModel } from '../../../../src/local/rest/model';
import type { Given } from '../events/exchange';

const API = 'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod';
const custom = (given: Partial<AuthorizerModel> = {}): AuthorizationModel => ({ type: 'CUSTOM', authorizer: authorizer(given) });
const request = (given: Partial<AuthorizerModel> = {}): AuthorizationModel => custom({ type: 'REQUEST', ...given });
const token = (value: string): Given['headers'] => ({ authorization: [value] });
const policy = (Effect: string, ...Resource: string[]) => ({ Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] });
const allow = (...resources: string[]) => ({ principalId: 'ann', policyDocument: policy('Allow', ...resources) });

/** Allows the method that it is asked for. */
const yes: AuthorizerFunction = ({ methodArn }) => allow(methodArn);
const UNAUTHORIZED = { type: 'UNAUTHORIZED', status: 401, message: 'Unauthorized', errorType: 'UnauthorizedException' };
const FAULTY = { type: 'AUTHORIZER_CONFIGURATION_ERROR', status: 500, errorType: 'AuthorizerConfigurationException' };

describe('identity sources', () => {
  test.each([
    ['no header', custom(), {}],
    ['an empty header', custom(), { headers: token('') }],
    ['another header', custom({ identitySources: ['method.request.header.X-Token'] }), { headers: token('x') }],
    ['one of two parameters', request({ identitySources: ['method.request.header.Authorization', 'method.request.querystring.tenant'] }), { headers: token('x') }],
    ['an empty parameter', request({ identitySources: ['method.request.querystring.t'] }), { query: { t: [''] } }],
    ['a stage variable', request({ identitySources: ['stageVariables.tenant'] }), {}],
    ['a context variable', request({ identitySources: ['context.identity.userArn'] }), {}],
  ])('%s missing: 401, and the function is not asked', async (_, authorization, given) => {
    const asked = new Asked({ answer: yes });
    expect((await asked.ask({ ...given, authorization })).refused).toEqual({ ...UNAUTHORIZED, log: 'Unauthorized request: request-1' });
    expect(asked.events).toEqual([]);
  });

  test.each([
    [request({ identitySources: ['method.request.querystring.t', 'stageVariables.v', 'context.httpMethod'] }), { query: { t: ['1'] }, stageVariables: { v: '2' } }],
    [request({ identitySources: [] }), {}],
    [custom({ identitySources: [] }), { headers: token('x') }],
  ])('present: the function is asked', async (authorization, given) => {
    const asked = new Asked({ answer: yes });
    expect((await asked.ask({ ...given, authorization })).refused).toBeUndefined();
    expect(asked.events).toHaveLength(1);
  });

  test.each([['\\w{5}', 'abcde', true], ['\\w{5}', 'abcdef', false], ['Bearer .+', 'Bearer x', true], ['Bearer .+', 'Basic x', false], ['(', 'x', false]])(
    'the token must fit %s: %s',
    async (identityValidationExpression, value, fits) => {
      const { refused } = await new Asked({ answer: yes }).ask({ headers: token(value), authorization: custom({ identityValidationExpression }) });
      expect(refused?.type).toBe(fits ? undefined : 'UNAUTHORIZED');
    },
  );
});

describe('what the function gets', () => {
  test('a token', async () => {
    const asked = new Asked({ answer: yes });
    await asked.ask({ method: 'GET', path: '/photos/1', headers: token('Bearer t'), authorization: custom() });
    expect(asked.events).toEqual([{ type: 'TOKEN', methodArn: `${API}/GET/photos/1`, authorizationToken: 'Bearer t' }]);
  });

  test('a request', async () => {
    const asked = new Asked({ answer: yes });
    await asked.ask({ headers: token('t'), query: { a: ['1', '2'] }, authorization: request() });
    expect(asked.events[0]).toMatchObject({ type: 'REQUEST', headers: { Authorization: 't' }, queryStringParameters: { a: '2' } });
  });
});

describe('what it answers', () => {
  const ask = (answer: AuthorizerFunction) => new Asked({ answer }).ask({ method: 'GET', path: '/photos/1', headers: token('secret-token'), authorization: custom() });

  test('an allowed caller: who it is, its context as text, its API key', async () => {
    const { caller, note } = await ask(() => ({ ...allow('*'), context: { tenant: 'a', level: 7, admin: true }, usageIdentifierKey: 'key' }));
    expect(caller).toEqual({
      principalId: 'ann',
      authorizer: { tenant: 'a', level: '7', admin: 'true', integrationLatency: expect.any(Number) },
      usageIdentifierKey: 'key',
    });
    expect(note?.lines).toEqual([
      'Starting authorizer: Auth for request: request-1',
      'Incoming identity: ******-token',
      expect.stringMatching(/^Authorizer result body before parsing: \{"principalId":"ann"/),
      'Using valid authorizer policy for principal: **n',
      'Successfully completed authorizer execution',
    ]);
    expect(note?.details).toMatchObject({ principalId: 'ann', cached: false, log: ['called arn:aws:lambda:eu-west-1:111122223333:function:auth'] });
  });

  test.each([
    [[`${API}/GET/photos/1`], true], [[`${API}/GET/photos/*`], true], [[`${API}/*/photos/?`], true], [['arn:aws:execute-api:*'], true], [['*'], true],
    [[`${API}/POST/photos/1`], false], [[`${API}/GET/photos`], false], [[], false], [[`${API}/GET/photos/2`, `${API}/GET/photos/1`], true],
  ])('a policy for %s', async (resources, allowed) => {
    const { refused } = await ask(() => allow(...resources));
    expect(refused).toEqual(allowed ? undefined : {
      type: 'ACCESS_DENIED',
      status: 403,
      errorType: 'AccessDeniedException',
      log: expect.any(String),
      message: 'User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke action',
    });
  });

  test('a denial counts more than a permission; who is refused is known', async () => {
    const statements = [...policy('Allow', '*').Statement, ...policy('Deny', `${API}/GET/photos/1`).Statement];
    const { refused, caller } = await ask(() => ({ principalId: 'ann', policyDocument: { Statement: statements }, context: { why: 'late' } }));
    expect(refused).toMatchObject({
      type: 'ACCESS_DENIED', status: 403, message: 'User is not authorized to access this resource with an explicit deny in an identity-based policy',
    });
    expect(caller).toMatchObject({ principalId: 'ann', authorizer: { why: 'late' } });
  });

  test('conditions are asked about the request', async () => {
    const from = (cidr: string) => ask(() => ({
      principalId: 'ann', policyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': cidr } } } },
    }));
    expect((await from('203.0.113.0/24')).refused).toBeUndefined();
    expect((await from('198.51.100.0/24')).refused?.type).toBe('ACCESS_DENIED');
  });

  test.each([
    null, 'text', [], {}, { principalId: 'ann' }, { principalId: 'ann', policyDocument: {} }, { policyDocument: policy('Allow', '*') },
    { ...allow('*'), context: { list: [1] } }, { ...allow('*'), context: { map: {} } }, { ...allow('*'), context: 'text' },
  ])('%j is no answer', async (answer) => {
    expect((await ask(() => answer)).refused).toMatchObject({ ...FAULTY, log: expect.stringMatching(/^Execution failed due to configuration error: Could not parse policy/) });
  });

  test('it throws `Unauthorized`: 401', async () => {
    expect((await ask(() => { throw new Error('Unauthorized'); })).refused).toMatchObject(UNAUTHORIZED);
  });

  test.each(['unauthorized', 'Unauthorized: no', 'Error'])('it throws `%s`: 500', async (message) => {
    expect((await ask(() => { throw new Error(message); })).refused).toMatchObject({ ...FAULTY, log: `Execution failed due to configuration error: Authorizer error: ${message}` });
  });

  test.each<[BackendFailureReason, string]>([
    ['timeout', 'AUTHORIZER_FAILURE'], ['unreachable', 'AUTHORIZER_CONFIGURATION_ERROR'], ['denied', 'AUTHORIZER_CONFIGURATION_ERROR'], ['throttled', 'AUTHORIZER_CONFIGURATION_ERROR'],
  ])('%s: 500, %s', async (reason, type) => {
    expect((await ask(() => { throw new BackendFailure(reason, 'why'); })).refused).toMatchObject({ type, status: 500 });
  });

  test('an authorizer without a function: 500', async () => {
    expect((await new Asked().ask({ headers: token('t'), authorization: custom({ functionArn: undefined }) })).refused).toMatchObject(FAULTY);
  });
});

describe('the cache', () => {
  const cached = custom({ resultTtl: 300 });
  const counted = () => new Asked({ answer: () => ({ ...allow(`${API}/GET/photos/*`), context: { a: 'b' } }) });
  const get = (value: string, path = '/photos/1', authorization = cached): Given => ({ method: 'GET', path, headers: token(value), authorization });

  test('the same identity is asked about once, for the time to live', async () => {
    const asked = counted();
    await asked.ask(get('t'));
    const second = await asked.ask(get('t'));
    expect(second.caller).toEqual({ principalId: 'ann', authorizer: { a: 'b', integrationLatency: 0 } });
    expect(second.note?.details).toMatchObject({ cached: true });
    asked.now = new Date(asked.now.getTime() + 299_999);
    await asked.ask(get('t'));
    expect(asked.events).toHaveLength(1);
    asked.now = new Date(asked.now.getTime() + 1);
    await asked.ask(get('t'));
    expect(asked.events).toHaveLength(2);
  });

  test('its policy is asked about other methods', async () => {
    const asked = counted();
    expect((await asked.ask(get('t'))).refused).toBeUndefined();
    expect((await asked.ask(get('t', '/photos/2'))).refused).toBeUndefined();
    expect((await asked.ask(get('t', '/albums'))).refused?.type).toBe('ACCESS_DENIED');
    expect(asked.events).toHaveLength(1);
  });

  test('a denial is kept too, a failure is not', async () => {
    const denied = new Asked({ answer: () => ({ principalId: 'x', policyDocument: policy('Deny', '*') }) });
    await denied.ask(get('t'));
    expect((await denied.ask(get('t'))).refused?.type).toBe('ACCESS_DENIED');
    expect(denied.events).toHaveLength(1);
    const failing = new Asked({ answer: () => { throw new Error('Unauthorized'); } });
    await failing.ask(get('t'));
    await failing.ask(get('t'));
    expect(failing.events).toHaveLength(2);
  });

  test.each([
    ['another identity', get('u')],
    ['another authorizer', get('t', '/photos/1', custom({ resultTtl: 300, name: 'Other' }))],
  ])('%s is asked about anew', async (_, other) => {
    const asked = counted();
    await asked.ask(get('t'));
    await asked.ask(other);
    expect(asked.events).toHaveLength(2);
  });

  test.each([['no time to live', custom()], ['no identity sources', request({ resultTtl: 300, identitySources: [] })]])('%s: nothing is kept', async (_, authorization) => {
    const asked = counted();
    await asked.ask(get('t', '/photos/1', authorization));
    await asked.ask(get('t', '/photos/1', authorization));
    expect(asked.events).toHaveLength(2);
  });
});
