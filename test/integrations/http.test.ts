import { Stack, Token } from 'aws-cdk-lib';
import { routeContext } from './context';
import { Integrations } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

function bind(url: string, key = 'ANY /legacy/{proxy+}', httpMethod?: string) {
  return Integrations.http(url, { httpMethod }).bindRestIntegration(routeContext(key));
}

describe('Integrations.http', () => {
  test('passes the whole request on, with the path\'s parameters', () => {
    expect(bind('https://legacy.example.com/app/{proxy}')).toMatchObject({
      type: 'http_proxy',
      label: 'http:legacy.example.com',
      httpMethod: 'ANY',
      uri: 'https://legacy.example.com/app/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    });
  });

  test('takes the route\'s method, or its own', () => {
    expect(bind('http://a.example.com', 'PATCH /a').httpMethod).toBe('PATCH');
    expect(bind('http://a.example.com', 'PATCH /a', 'POST').httpMethod).toBe('POST');
  });

  test('a URL without placeholders maps nothing', () => {
    expect(bind('http://127.0.0.1:8080/x?y=z').requestParameters).toEqual({});
  });

  test('binding again gives the same', () => {
    const integration = Integrations.http('https://a.example.com/{id}');
    const context = routeContext('GET /{id}');
    expect(integration.bindRestIntegration(context)).toEqual(integration.bindRestIntegration(context));
  });

  test.each(['', '/path', 'legacy.example.com', 'ftp://a.example.com', 'javascript:alert(1)', 'http://', 'https:// a', 'https://{proxy'])('the URL %j is refused', (url) => {
    expectRefusal(() => bind(url), 'GH_INTEGRATION_OPTION', 'Integrations.http has the URL', 'Write the whole URL');
  });

  test.each([[undefined], [null], [7]])('the URL %p is refused', (url) => {
    expectRefusal(() => bind(url as unknown as string), 'GH_INTEGRATION_OPTION', 'Integrations.http has the URL');
  });

  test('a parameter that the path does not have is refused with the closest one', () => {
    expectRefusal(() => bind('https://a.example.com/{proxi}'), 'GH_INTEGRATION_OPTION', '"{proxi}"', '"/legacy/{proxy+}"', 'Did you mean "proxy"');
  });

  test.each(['https://{proxy}/x', 'https://{proxy}.example.com/x', 'https://example.com{proxy}/x', 'https://{proxy}@example.com'])('%s is refused: the caller would choose the host', (url) => {
    expectRefusal(() => bind(url), 'GH_INTEGRATION_OPTION', '{proxy}');
  });

  test('an address that is known at deployment is taken as it is', () => {
    // GIVEN
    const stack = new Stack();
    const dnsName = Token.asString({ 'Fn::GetAtt': ['Balancer', 'DNSName'] });
    // WHEN
    const config = bind(`http://${dnsName}/{proxy}`);
    // THEN
    expect(stack.resolve(config.uri)).toEqual({ 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Balancer', 'DNSName'] }, '/{proxy}']] });
    expect(config.label).toBe('http:a deployed address');
    expect(config.requestParameters).toEqual({ 'integration.request.path.proxy': 'method.request.path.proxy' });
  });

  // GIVEN an address that is known at deployment, in front of what a caller chooses
  const token = Token.asString({ Ref: 'Base' });

  test.each<[string, string]>([
    ['a host that goes on', `${token}{proxy}`],
    ['user information', `${token}@{proxy}`],
    ['a domain', `${token}.{proxy}`],
    ['a port', `${token}:{proxy}`],
    ['a host behind a backslash', `${token}\\{proxy}`],
    ['a host with a scheme', `https://${token}{proxy}`],
    ['a port behind a scheme', `https://${token}:{proxy}`],
    ['a host behind user information', `https://${token}@{proxy}`],
    ['a host in front of it', `https://{proxy}.${token}`],
    ['the scheme', `{proxy}${token}`],
    ['a fixed host behind user information', `https://${token}@legacy.example.com/{proxy}`],
  ])('%s behind a deployed address is refused: the caller would choose the host', (_what, url) => {
    expectRefusal(() => bind(url), 'GH_INTEGRATION_OPTION', 'Integrations.http has the URL', 'whose host is fixed');
  });

  test.each<[string, string, string]>([
    ['a path', `${token}/{proxy}`, '/{proxy}'],
    ['a query', `${token}?q={proxy}`, '?q={proxy}'],
    ['a port that is fixed and a path', `${token}:8080/{proxy}`, ':8080/{proxy}'],
    ['nothing', token, ''],
  ])('%s behind a deployed address is taken', (_what, url, rest) => {
    const base = { Ref: 'Base' };
    expect(new Stack().resolve(bind(url).uri)).toEqual(rest ? { 'Fn::Join': ['', [base, rest]] } : base);
  });

  test.each(['', 'FOO BAR', 'GET\r\nX: y'])('the method %j is refused', (httpMethod) => {
    expectRefusal(() => bind('https://a.example.com', 'GET /', httpMethod), 'GH_INTEGRATION_OPTION', 'method');
  });
});

describe('the options of Integrations.http', () => {
  const bindWith = (options: any, url = 'https://a.example.com', factory: 'http' | 'httpCustom' = 'http') => Integrations[factory](url, options).bindRestIntegration(routeContext('GET /'));

  test.each(['http', 'httpCustom'] as const)('certificates of %s', (factory) => {
    const options = { tls: { insecureSkipVerification: true }, requiresClientCertificate: true };
    expect(bindWith(options, undefined, factory)).toMatchObject(options);
    expect(bindWith({}, undefined, factory)).not.toHaveProperty('tls');
  });

  test('streams', () => {
    const { streams, timeout } = bindWith({ stream: true });
    expect([streams, timeout!.toMilliseconds()]).toEqual([true, 900_000]);
    expect(bindWith({ stream: false })).not.toHaveProperty('streams');
  });

  test.each([[{ tls: { insecureSkipVerification: true } }, 'tls'], [{ requiresClientCertificate: true }, 'requiresClientCertificate']])('%j wants HTTPS', (options, name) => {
    expectRefusal(() => bindWith(options, 'http://a.example.com'), 'GH_INTEGRATION_OPTION', name, 'https://');
    const url = Token.asString({ Ref: 'Base' });
    expect(bindWith(options, url)).toMatchObject(options);
  });

  test.each<[unknown, string]>([
    [null, 'the options'], [7, 'the options'], [{ tls: true }, 'tls of the options'], [{ tls: null }, 'tls of the options'], [{ tls: { insecureSkipVerification: 'yes' } }, 'insecureSkipVerification'],
    [{ requiresClientCertificate: 'yes' }, 'requiresClientCertificate'], [{ stream: 1 }, 'stream'],
  ])('%j are none', (options, where) => {
    expectRefusal(() => bindWith(options), 'GH_TYPE', where);
  });
});
