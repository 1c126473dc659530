import { ONE_ORIGIN, TWO_ORIGINS, routeContext } from './context';
import { Integrations } from '../../src/integrations';
import type { MockIntegrationOptions, RestRouteContext } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

function bind(options?: MockIntegrationOptions, more: Partial<RestRouteContext> = {}) {
  return Integrations.mock(options).bindRestIntegration(routeContext('GET /health', more));
}

describe('Integrations.mock', () => {
  test('answers 200 without a body', () => {
    expect(bind()).toEqual({
      type: 'mock',
      label: 'mock:200',
      description: { service: 'mock', target: '200' },
      passthroughBehavior: 'when_no_templates',
      requestTemplates: { 'application/json': '{"statusCode":200}' },
      responses: [{ statusCode: 200, headers: {}, templates: undefined }],
    });
  });

  test('answers status, headers and JSON', () => {
    const config = bind({ status: 503, body: { status: 'down', note: '$#' }, headers: { 'Retry-After': '60' } });
    expect(config.requestTemplates).toEqual({ 'application/json': '{"statusCode":503}' });
    expect(config.responses).toEqual([{
      statusCode: 503,
      headers: { 'Retry-After': "'60'" },
      templates: { 'application/json': '{"note":"\\u0024\\u0023","status":"down"}' },
    }]);
  });

  test.each([
    ['text', 'pong', { 'text/plain': 'pong' }],
    ['false', false, { 'application/json': 'false' }],
    ['null', null, { 'application/json': 'null' }],
    ['a list', [1, 2], { 'application/json': '[1,2]' }],
    ['nothing', '', undefined],
  ])('a body may be %s', (_what, body, templates) => {
    expect(bind({ body }).responses?.[0].templates).toEqual(templates);
  });

  test('binding again gives the same', () => {
    const integration = Integrations.mock({ body: { a: 1 } });
    const context = routeContext('GET /', { cors: TWO_ORIGINS });
    expect(integration.bindRestIntegration(context)).toEqual(integration.bindRestIntegration(context));
  });

  test.each([0, 100, 199, 600, 200.5, NaN, Infinity, '200'])('the status %p is refused', (status) => {
    expectRefusal(() => bind({ status: status as number }), 'GH_INTEGRATION_OPTION', 'Integrations.mock has the status', '200 to 599');
  });

  test.each(["it's", 'a\r\nSet-Cookie: b=c'])('the header value %j is refused', (value) => {
    expectRefusal(() => bind({ headers: { 'X-A': value } }), 'GH_INTEGRATION_OPTION', 'header "X-A"', 'Remove the quote or line break');
  });
});

describe('Integrations.mock with CORS', () => {
  test('one origin is a static header', () => {
    const [response] = bind({ body: 'pong' }, { cors: ONE_ORIGIN }).responses!;
    expect(response.headers).toEqual({ 'Access-Control-Allow-Origin': "'https://app.example.com'", 'Vary': "'Origin'" });
    expect(response.templates).toEqual({ 'text/plain': 'pong' });
  });

  test('several origins are compared in the template, which needs no body', () => {
    const [response] = bind({}, { cors: TWO_ORIGINS }).responses!;
    expect(response.headers).toEqual({ 'Access-Control-Allow-Credentials': "'true'", 'Vary': "'Origin'" });
    expect(response.templates?.['application/json']).toMatch(/^#set\(\$origin = .*#\{end\}$/);
  });

  test('the route\'s own headers win', () => {
    const [response] = bind({ headers: { Vary: 'Accept' } }, { cors: ONE_ORIGIN }).responses!;
    expect(response.headers?.Vary).toBe("'Accept'");
  });

  test('one header in two spellings is one header', () => {
    const [response] = bind({ headers: { vary: 'Accept' } }, { cors: ONE_ORIGIN }).responses!;
    expect(Object.keys(response.headers!).filter((name) => name.toLowerCase() === 'vary')).toHaveLength(1);
  });

  // Velocity reads the longest word behind "#": "#endpong" is the macro "endpong", and the "#if" is never closed.
  test.each([['text', 'pong'], ['true', true], ['null', null], ['a number', 5], ['an underscore', '_'], ['an at sign', '@x']])('a body that is %s does not run into the "#end" before it', (_what, body) => {
    const [template] = Object.values(bind({ body }, { cors: TWO_ORIGINS }).responses![0].templates!);
    expect(template).toMatch(/#(end|\{end\})(?![A-Za-z0-9_@])/);
    expect(template).not.toMatch(/#end[A-Za-z0-9_@]/);
  });

  test('a text that begins with a line break keeps it behind "#end"', () => {
    const [template] = Object.values(bind({ body: '\nx' }, { cors: TWO_ORIGINS }).responses![0].templates!);
    expect(template).not.toMatch(/#end[ \t]*\r?\n/);
  });
});
