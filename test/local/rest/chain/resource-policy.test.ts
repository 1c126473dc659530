import { api, exchangeFor, failureOf, method } from './models';
import { resourcePolicy, resourcePolicyOfCaller } from '../../../../src/local/rest/chain/resource-policy';
import type { AuthorizationModel } from '../../../../src/local/rest/model';

const AUTHORIZER = { name: 'users', type: 'COGNITO_USER_POOLS', providerArns: [], identitySources: [], resultTtl: 0 } as const;
const COGNITO: AuthorizationModel = { type: 'COGNITO_USER_POOLS', authorizer: AUTHORIZER, scopes: [] };
const CUSTOM: AuthorizationModel = { type: 'CUSTOM', authorizer: { ...AUTHORIZER, type: 'REQUEST' } };

function policy(...Statement: object[]) {
  return { Version: '2012-10-17', Statement: Statement.map((each) => ({ Principal: '*', Action: 'execute-api:Invoke', Resource: '*', ...each })) };
}

function exchange(statements: object[], authorization: AuthorizationModel = { type: 'NONE' }) {
  return exchangeFor(api({ policy: policy(...statements), methods: [method({ authorization })] }), { sourceIp: '192.0.2.7' });
}

const ALLOW = { Effect: 'Allow' };
const DENY = { Effect: 'Deny' };

test('an API without a policy lets everybody in', () => {
  expect(resourcePolicy(exchangeFor(api()))).toBeUndefined();
});

test('a permission lets in, silence and a denial do not', () => {
  expect(resourcePolicy(exchange([ALLOW]))).toMatchObject({ details: { verdict: 'Allow' } });
  const silent = failureOf(() => resourcePolicy(exchange([])));
  expect(silent).toMatchObject({ type: 'ACCESS_DENIED', status: 403 });
  expect(silent.message).toBe('User: anonymous is not authorized to perform: execute-api:Invoke on resource: '
    + 'arn:aws:execute-api:us-east-1:********1111:api1/prod/GET/a because no resource-based policy allows the execute-api:Invoke action');
  expect(failureOf(() => resourcePolicy(exchange([ALLOW, DENY]))).message).toMatch(/with an explicit deny in a resource-based policy$/);
});

test('where a function authorizes, only a denial counts before it', () => {
  expect(resourcePolicy(exchange([], CUSTOM))).toMatchObject({ details: { verdict: 'neither' } });
  expect(failureOf(() => resourcePolicy(exchange([DENY], CUSTOM)))).toMatchObject({ type: 'ACCESS_DENIED' });
});

test.each<AuthorizationModel>([COGNITO, { type: 'AWS_IAM' }])('where $type finds out who calls, a denial counts behind it', (authorization) => {
  expect(resourcePolicy(exchange([DENY], authorization))).toMatchObject({ details: { verdict: 'Deny' } });
  expect(failureOf(() => resourcePolicyOfCaller(exchange([DENY], authorization)))).toMatchObject({ type: 'ACCESS_DENIED' });
});

test('a user pool needs a permission behind it', () => {
  expect(failureOf(() => resourcePolicyOfCaller(exchange([], COGNITO)))).toMatchObject({ type: 'ACCESS_DENIED' });
  expect(resourcePolicyOfCaller(exchange([ALLOW], COGNITO))).toMatchObject({ details: { verdict: 'Allow' } });
});

test.each([
  [{ IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24'] } }, 'Allow'],
  [{ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, 'neither'],
  [{ NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, 'Allow'],
  [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'Allow'],
  [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'neither'],
  [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, 'Allow'],
  [{ Bool: { 'aws:SecureTransport': 'true' } }, 'Allow'],
  [{ Null: { 'aws:SourceVpce': 'true' } }, 'Allow'],
  [{ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 'Allow'],
  [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' }, StringLike: { 'aws:UserAgent': 'curl/*' } }, 'neither'],
  [{ Unheard: { 'aws:SourceIp': '192.0.2.7' } }, 'neither'],
])('condition %j: %s', (Condition, verdict) => {
  expect(resourcePolicy(exchange([{ ...ALLOW, Condition }], { type: 'AWS_IAM' }))).toMatchObject({ details: { verdict } });
});

test.each([
  ['execute-api:/*', 'Allow'],
  ['execute-api:/prod/GET/*', 'Allow'],
  ['execute-api:/prod/POST/*', 'neither'],
  ['arn:aws:execute-api:us-east-1:111111111111:api1/', 'Allow'],
  ['arn:aws:execute-api:*:*:api1/prod/GET/a', 'Allow'],
  ['arn:aws:execute-api:*:*:other/*', 'neither'],
])('resource %s: %s', (Resource, verdict) => {
  expect(resourcePolicy(exchange([{ ...ALLOW, Resource }], { type: 'AWS_IAM' }))).toMatchObject({ details: { verdict } });
});

test('a principal is who the caller has turned out to be', () => {
  const given = exchange([{ ...DENY, Principal: { AWS: '111111111111' } }], { type: 'AWS_IAM' });
  expect(resourcePolicyOfCaller(given)).toMatchObject({ details: { verdict: 'neither' } });
  given.caller = { identity: { userArn: 'arn:aws:iam::111111111111:user/ann' } };
  expect(failureOf(() => resourcePolicyOfCaller(given)).message).toMatch(/^User: arn:aws:iam::111111111111:user\/ann is not authorized/);
});

test('IAM callers of other accounts need a permission, those of the own account do not', () => {
  const by = (account: string) => {
    const given = exchange([], { type: 'AWS_IAM' });
    given.caller = { identity: { userArn: `arn:aws:iam::${account}:user/ann`, accountId: account } };
    return () => resourcePolicyOfCaller(given);
  };
  expect(by('111111111111')()).toMatchObject({ details: { verdict: 'neither' } });
  expect(failureOf(by('222222222222')).message).toMatch(/no resource-based policy allows/);
});

test.each([
  ['aws:SourceVpce', 'vpce-1', { sourceVpce: 'vpce-1' }],
  ['aws:SourceVpce', 'vpce-1', { headers: { 'X-Amzn-Vpce-Id': 'vpce-1' } }],
  ['aws:SourceVpc', 'vpc-1', { sourceVpc: 'vpc-1' }],
  ['aws:SourceVpc', 'vpc-1', { headers: { 'X-Amzn-Vpc-Id': 'vpc-1' } }],
  ['aws:VpcSourceIp', '10.0.0.7', { sourceIp: '10.0.0.7' }],
])('%s %s is known on private APIs, and on no other', (key, value, request) => {
  const verdictOn = (endpointType: 'PRIVATE' | 'REGIONAL') => {
    const model = api({ endpointType, policy: policy({ ...ALLOW, Condition: { StringEquals: { [key]: value } } }), methods: [method({ authorization: { type: 'AWS_IAM' } })] });
    return resourcePolicy(exchangeFor(model, request));
  };
  expect(verdictOn('PRIVATE')).toMatchObject({ details: { verdict: 'Allow' } });
  expect(verdictOn('REGIONAL')).toMatchObject({ details: { verdict: 'neither' } });
});

test('what private APIs know of a source is not its public address', () => {
  const model = api({ endpointType: 'PRIVATE', policy: policy({ ...ALLOW, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }) });
  expect(failureOf(() => resourcePolicy(exchangeFor(model)))).toMatchObject({ type: 'ACCESS_DENIED' });
});
