import { exchange } from './exchange';
import { isBinaryType, placeOf, proxyEvent } from '../../../../src/local/rest/events';

const FUNCTION = 'arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:111122223333:function:f:live/invocations';

test('a request without anything', () => {
  expect(proxyEvent(exchange({ method: 'GET', path: '/' }))).toMatchObject({
    path: '/',
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
  });
});

test('of what is repeated, the last value and all of them', () => {
  const event = proxyEvent(exchange({ query: { tag: ['a', 'b'] }, headers: { 'X-Tag': ['c', 'd'] } }));
  expect(event).toMatchObject({
    queryStringParameters: { tag: 'b' },
    multiValueQueryStringParameters: { tag: ['a', 'b'] },
    headers: { 'X-Tag': 'd' },
    multiValueHeaders: { 'X-Tag': ['c', 'd'] },
  });
});

test('headers of the connection stay behind, others are spelled as AWS does', () => {
  const headers = { 'user-agent': ['curl'], 'host': ['a.example.com'], 'authorization': ['t'], 'Connection': ['close'], 'content-length': ['3'], 'x-Own': ['1'] };
  expect(proxyEvent(exchange({ headers })).headers).toEqual({ 'User-Agent': 'curl', 'Host': 'a.example.com', 'Authorization': 't', 'x-Own': '1' });
});

test('headers and parameters called __proto__ are passed like any other', () => {
  const event = proxyEvent(exchange({ headers: JSON.parse('{"__proto__":["a"]}'), query: JSON.parse('{"__proto__":["b"]}') }));
  expect(JSON.stringify([event.headers, event.queryStringParameters])).toBe('[{"__proto__":"a"},{"__proto__":"b"}]');
});

test('the request context', () => {
  const headers = { 'Host': ['api.example.com'], 'User-Agent': ['curl'] };
  expect(proxyEvent(exchange({ uri: FUNCTION, headers })).requestContext).toEqual({
    resourceId: 'res1',
    resourcePath: '/photos/{key}',
    httpMethod: 'POST',
    extendedRequestId: 'extended-1',
    requestTime: '09/Apr/2026:12:34:56 +0000',
    path: '/prod/photos/a%20b',
    accountId: '111122223333',
    protocol: 'HTTP/1.1',
    stage: 'prod',
    domainPrefix: 'api',
    requestTimeEpoch: 1775738096789,
    requestId: 'request-1',
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: '203.0.113.7',
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: 'curl',
      user: null,
    },
    domainName: 'api.example.com',
    deploymentId: 'dep1',
    apiId: 'abc123',
  });
});

test('without a host it is the domain that AWS gives', () => {
  expect(proxyEvent(exchange()).requestContext).toMatchObject({ domainName: 'abc123.execute-api.us-east-1.amazonaws.com', domainPrefix: 'abc123' });
});

test('who calls: the authorizer\'s context beside its principal, the key, what is known of an identity', () => {
  const { requestContext } = proxyEvent(exchange({
    caller: { principalId: 'me', authorizer: { level: '7' }, identity: { user: 'u', accountId: undefined } },
    apiKey: { id: 'k1', value: 'secret' },
  })) as { requestContext: Record<string, any> };
  expect(requestContext.authorizer).toEqual({ principalId: 'me', level: '7' });
  expect(requestContext.identity).toMatchObject({ user: 'u', accountId: null, apiKey: 'secret', apiKeyId: 'k1' });
});

test('claims stand alone', () => {
  const claims = { sub: 'me' };
  expect(proxyEvent(exchange({ caller: { authorizer: { claims } } })).requestContext).toMatchObject({ authorizer: { claims } });
  expect(proxyEvent(exchange()).requestContext).not.toHaveProperty('authorizer');
});

describe('the body', () => {
  const body = Buffer.from([0xff, 0xd8, 0x41]);
  const bodyOf = (contentType: string | undefined, binaryMediaTypes: string[]) =>
    proxyEvent(exchange({ body, binaryMediaTypes, ...contentType !== undefined && { headers: { 'content-type': [contentType] } } }));

  test('is base64 where its type is binary', () => {
    expect(bodyOf('image/jpeg', ['image/jpeg'])).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  test('is UTF-8 where it is not', () => {
    expect(bodyOf('text/plain', ['image/jpeg'])).toMatchObject({ body: body.toString('utf8'), isBase64Encoded: false });
  });

  test.each([
    ['image/jpeg; q=1', ['image/jpeg'], true],
    ['IMAGE/JPEG', ['image/jpeg'], true],
    ['image/png', ['image/*'], true],
    ['image/png', ['*/*'], true],
    ['image/png', ['image/jpeg', 'application/octet-stream'], false],
    [undefined, ['application/json'], true],
    [undefined, ['image/png'], false],
    ['image', ['image/png'], false],
    ['', [], false],
  ])('of type %j among %j is binary: %j', (type, types, binary) => {
    expect(isBinaryType(type, types)).toBe(binary);
  });
});

test('an API is where its functions are', () => {
  expect(placeOf(exchange({ uri: FUNCTION }))).toEqual({ partition: 'aws-cn', region: 'cn-north-1', account: '111122223333' });
  expect(placeOf(exchange({ uri: 'http://example.com' }))).toEqual({ partition: 'aws', region: 'us-east-1', account: '111111111111' });
});
