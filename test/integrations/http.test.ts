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

  test.each(['', 'FOO BAR', 'GET\r\nX: y'])('the method %j is refused', (httpMethod) => {
    expectRefusal(() => bind('https://a.example.com', 'GET /', httpMethod), 'GH_INTEGRATION_OPTION', 'method');
  });
});
