import { FUNCTION_ARN, FUNCTION_URI, api, exchangeFor, exchangeTo, failureOf, integration, method } from './models';
import { integrationRequest } from '../../../../src/local/rest/chain/integration-request';
import type { BackendRequest, GatewayRequest } from '../../../../src/local/rest/exchange';
import type { IntegrationModel, RestApiModel } from '../../../../src/local/rest/model';

const HTTP = { type: 'HTTP', uri: 'http://back.example/end' } as const;

type Request = Partial<GatewayRequest>;

function sent(given: Partial<IntegrationModel>, request: Request = {}, of: Partial<RestApiModel> = {}, parameters = {}, variables = {}) {
  const exchange = exchangeTo(given, request, of);
  Object.assign(exchange, { pathParameters: parameters, stageVariables: variables });
  integrationRequest(exchange);
  return { ...exchange.backendRequest as BackendRequest, target: exchange.target };
}

const bodyOf = (...args: Parameters<typeof sent>): string => sent(...args).body.toString('utf8');
const refused = (...args: Parameters<typeof sent>) => failureOf(() => sent(...args));

describe('parameter mappings', () => {
  test.each([
    ["'static'", ['static']],
    ["''", ['']],
    ['method.request.header.X-One', ['1']],
    ['method.request.header.x-many', ['b']],
    ['method.request.multivalueheader.X-Many', ['a', 'b']],
    ['method.request.querystring.q', ['2']],
    ['method.request.multivaluequerystring.q', ['1', '2']],
    ['method.request.path.id', ['7']],
    ['method.request.body', ['{"a":{"b":["x"]},"n":1}']],
    ['method.request.body.a.b[0]', ['x']],
    ['method.request.body.a', ['{"b":["x"]}']],
    ['method.request.body.n', ['1']],
    ["method.request.body.['n']", ['1']],
    ['context.stage', ['prod']],
    ['context.identity.sourceIp', ['127.0.0.1']],
    ['stageVariables.v', ['var']],
  ])('%s', (expression, values) => {
    const request = { headers: { 'X-One': '1', 'X-Many': ['a', 'b'] }, query: { q: ['1', '2'] }, body: '{"a":{"b":["x"]},"n":1}' };
    const { headers, query } = sent(
      { ...HTTP, requestParameters: { 'integration.request.header.To': expression, 'integration.request.querystring.to': expression } },
      request, {}, { id: '7' }, { v: 'var' },
    );
    expect([headers.To, query.to]).toEqual([values, values]);
  });

  test.each(['method.request.header.X', 'method.request.querystring.x', 'method.request.path.x', 'method.request.body.x', 'context.x', 'context.identity',
    'stageVariables.x', 'context.authorizer.claims.sub', 'method.request.querystring.__proto__', 'nonsense'])('%s of nothing maps nothing', (expression) => {
    expect(sent({ ...HTTP, requestParameters: { 'integration.request.header.To': expression } }).headers).not.toHaveProperty('To');
  });
});

describe('URIs', () => {
  test('have variables filled in and encoded', () => {
    const requestParameters = { 'integration.request.path.rest': 'method.request.path.p', 'integration.request.path.q': 'method.request.path.p' };
    const { uri, query } = sent({ ...HTTP, uri: 'http://${stageVariables.host}/a/{rest}?x={q}', requestParameters }, {}, {}, { p: 'b c/d&é' }, { host: 'h.example' });
    expect([uri, query]).toEqual(['http://h.example/a/b%20c/d%26%C3%A9', { x: ['b c/d&é'] }]);
  });

  test.each([
    ['/f/{k}', '../admin', '/safe/..%2Fadmin'], ['/f/{k}', '..', '/safe/..'], ['/f/{k}', 'a/b', '/safe/a%2Fb'],
    ['/f/{k+}', 'a/b', '/safe/a/b'], ['/f/{k+}', '../admin', '/safe/../admin'],
  ])('of %s with %s are %s: nothing leads out of their folder', (resourcePath, k, path) => {
    const given = integration({ ...HTTP, uri: 'http://h.example/safe/{to}', requestParameters: { 'integration.request.path.to': 'method.request.path.k' } });
    const exchange = exchangeFor(api({ methods: [method({ resourcePath, integration: given })] }), {}, { pathParameters: { k } });
    integrationRequest(exchange);
    expect(exchange.backendRequest!.uri).toBe(`http://h.example${path}`);
  });

  test.each([['http://${stageVariables.host}'], ['https://'], ['nonsense'], ['ftp://x'], ['http://a b/']])('%s is no address', (uri) => {
    expect(refused({ ...HTTP, uri })).toMatchObject({ type: 'API_CONFIGURATION_ERROR', status: 500, log: expect.stringContaining('Invalid endpoint address') });
  });

  test('of functions, paths and actions', () => {
    expect(sent({ type: 'AWS', uri: FUNCTION_URI }).target).toEqual({ kind: 'lambda', functionArn: FUNCTION_ARN, invocation: 'RequestResponse' });
    const event = { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" };
    expect(sent({ type: 'AWS', uri: FUNCTION_URI, requestParameters: event }).target).toMatchObject({ invocation: 'Event' });
    expect(sent({ type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:s3:path/bucket/{key}' })).toMatchObject({
      uri: 'https://s3.eu-west-1.amazonaws.com/bucket/{key}', target: { kind: 'service', region: 'eu-west-1', service: 's3', path: '/bucket/{key}' },
    });
    expect(sent({ type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage&QueueUrl=x' })).toMatchObject({
      query: { QueueUrl: ['x'] }, target: { service: 'sqs', action: 'SendMessage', path: '/' },
    });
    expect(sent({ type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:abc.execute-api:path/prod/x' }).target).toMatchObject({ subdomain: 'abc', service: 'execute-api' });
    expect(sent({ ...HTTP, connectionType: 'VPC_LINK', connectionId: 'link1' }).target).toEqual({ kind: 'http', vpcLinkId: 'link1' });
  });

  test('the integration names its method, else it is the caller\'s', () => {
    expect(sent({ ...HTTP, httpMethod: 'PUT' }).method).toBe('PUT');
    expect(sent({ ...HTTP, httpMethod: 'ANY' }, { method: 'DELETE' }).method).toBe('DELETE');
  });
});

describe('headers', () => {
  const request = { headers: { 'Accept': 'text/html', 'X-Mine': '1', 'Via': 'proxy', 'Expect': 'x', 'Connection': 'close' } };

  test('custom integrations send only what is mapped', () => {
    const { headers } = sent({ ...HTTP, requestParameters: { 'integration.request.header.X-Mine': 'method.request.header.X-Mine' } }, request);
    expect(headers).toEqual({
      'x-amzn-apigateway-api-id': ['api1'],
      'X-Mine': ['1'],
      'Accept': ['application/json'],
      'User-Agent': ['AmazonAPIGateway_api1'],
      'X-Amzn-Trace-Id': [expect.stringMatching(/^Root=1-/)],
    });
    expect(sent(HTTP, { ...request, body: 'x' }).headers['Content-Type']).toEqual(['application/json']);
  });

  test('HTTP proxies send what the caller sent, with mappings over it', () => {
    const { headers } = sent({ type: 'HTTP_PROXY', uri: HTTP.uri, requestParameters: { 'integration.request.header.accept': "'*/*'" } }, request);
    expect(headers).toMatchObject({ 'X-Mine': ['1'], 'accept': ['*/*'], 'X-Forwarded-For': ['127.0.0.1'] });
    for (const name of ['Accept', 'Via', 'Expect', 'Connection', 'Host']) expect(headers).not.toHaveProperty(name);
  });

  test('a signature is not sent on, another authorization is', () => {
    const authorizationSent = (authorization: string) => sent({ type: 'HTTP_PROXY', uri: HTTP.uri }, { headers: { authorization } }).headers.authorization;
    expect([authorizationSent('AWS4-HMAC-SHA256 Credential=x'), authorizationSent('Bearer x')]).toEqual([undefined, ['Bearer x']]);
  });

  test.each([
    ['HTTP', 'Content-Length'], ['HTTP_PROXY', 'transfer-encoding'], ['AWS', 'Authorization'], ['AWS_PROXY', 'TE'], ['AWS', 'Content-Length'],
  ] as const)('%s may not set %s', (type, name) => {
    const uri = type.startsWith('AWS') ? FUNCTION_URI : HTTP.uri;
    expect(refused({ type, uri, requestParameters: { [`integration.request.header.${name}`]: "'x'" } })).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
  });

  test('an HTTP proxy adds the query string of its URI', () => {
    const given = { type: 'HTTP_PROXY', uri: `${HTTP.uri}?a=0&b=1`, requestParameters: { 'integration.request.querystring.q': "'mapped'" } } as const;
    expect(sent(given, { query: { a: '1', q: 'own' } }).query).toEqual({ a: ['0', '1'], b: ['1'], q: ['mapped'] });
  });
});

describe('bodies', () => {
  const requestTemplates = { 'application/json': 'json: $input.body', 'text/plain': 'text' };

  test.each([
    [undefined, 'json: {}'],
    ['application/json; charset=utf-8', 'json: {}'],
    ['TEXT/plain', 'text'],
    ['application/xml', ''],
  ])('the template of %s', (type, expected) => {
    expect(bodyOf({ ...HTTP, requestTemplates }, { headers: type === undefined ? {} : { 'Content-Type': type } })).toBe(expected);
  });

  test.each([
    ['WHEN_NO_MATCH', requestTemplates, 'passed'], ['WHEN_NO_MATCH', {}, 'passed'],
    ['WHEN_NO_TEMPLATES', requestTemplates, 'refused'], ['WHEN_NO_TEMPLATES', {}, 'passed'],
    ['NEVER', requestTemplates, 'refused'], ['NEVER', {}, 'refused'],
  ] as const)('%s with %j: %s', (passthroughBehavior, templates, expected) => {
    const args = [{ ...HTTP, requestTemplates: templates, passthroughBehavior }, { headers: { 'content-type': 'application/xml' }, body: '<x/>' }] as const;
    if (expected === 'passed') expect(bodyOf(...args)).toBe('<x/>');
    else expect(refused(...args)).toMatchObject({ type: 'UNSUPPORTED_MEDIA_TYPE', status: 415, message: 'Unsupported Media Type' });
  });

  test('templates override parameters', () => {
    const template = '#set($context.requestOverride.header.X-Two = "2")#set($context.requestOverride.path.id = "9")'
      + '#set($context.requestOverride.querystring.q = "3")';
    const requestParameters = { 'integration.request.header.x-two': "'1'", 'integration.request.path.id': "'1'" };
    const { headers, uri, query } = sent({ ...HTTP, uri: 'http://h.example/{id}', requestTemplates: { 'application/json': template }, requestParameters });
    expect([headers['X-Two'], headers['x-two'], uri, query]).toEqual([['2'], undefined, 'http://h.example/9', { q: ['3'] }]);
  });

  test('a template that fails is a fault of the configuration', () => {
    expect(refused({ ...HTTP, requestTemplates: { 'application/json': '#if(' } })).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
  });

  const BYTES = Buffer.from([0xff, 0x00, 0x80]);
  const PNG = { headers: { 'Content-Type': 'image/png' }, body: BYTES };
  const TEXT = { headers: { 'Content-Type': 'text/plain' }, body: BYTES.toString('base64') };
  const binary = { binaryMediaTypes: ['image/png'] };

  test.each([
    ['bytes of a binary type stay', undefined, PNG, BYTES],
    ['bytes become text', 'CONVERT_TO_TEXT', PNG, Buffer.from('/wCA')],
    ['text becomes bytes', 'CONVERT_TO_BINARY', TEXT, BYTES],
    ['text stays', 'CONVERT_TO_TEXT', TEXT, Buffer.from('/wCA')],
    ['what is no UTF-8 is lost where the type is text', undefined, { ...PNG, headers: { 'Content-Type': 'text/plain' } }, Buffer.from('\ufffd\0\ufffd')],
  ] as const)('%s', (_, contentHandling, request, expected) => {
    expect(sent({ ...HTTP, contentHandling }, request, binary).body).toEqual(expected);
  });

  test('what is no base64 becomes no bytes, and bytes are no text for templates', () => {
    expect(refused({ ...HTTP, contentHandling: 'CONVERT_TO_BINARY' }, { body: 'no base64!' }, binary)).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
    expect(refused({ ...HTTP, requestTemplates: { 'image/png': 'x' } }, PNG, binary)).toMatchObject({ log: expect.stringContaining('Unable to transform request') });
  });

  test('a function behind a proxy gets the event', () => {
    expect(JSON.parse(bodyOf({ type: 'AWS_PROXY', uri: FUNCTION_URI }, { query: { a: ['1', '2'] } }))).toMatchObject({
      resource: '/a', httpMethod: 'GET', queryStringParameters: { a: '2' }, multiValueQueryStringParameters: { a: ['1', '2'] }, body: null,
    });
  });
});
