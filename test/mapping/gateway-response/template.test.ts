import { Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { recordedCalls, substituted } from './recordings';
import { GatewayResponseType, gatewayResponseFindings } from '../../../src/mapping';
import { isImpersonal, isJsonTemplate, isJsonType, isMarkupType, templateReferences, vtlIn } from '../../../src/mapping/gateway-response/template';
import { expectAdvice } from '../../errors/refusal';

function findings(templates: Record<string, string>) {
  const all = gatewayResponseFindings([{ type: GatewayResponseType.THROTTLED, templates }]);
  all.forEach(expectAdvice);
  return all;
}

const codes = (contentType: string, template: string) => findings({ [contentType]: template }).map(({ code }) => code);

describe('VTL', () => {
  test.each([
    '#set($a = 1)', '#if($context.stage == "a")b#end', '#foreach($a in [1])x#end', '#{if}(true)x#end', '#macro(m)x#end', '#parse("a")', '$input.body', "$input.path('$')",
    '$util.escapeJavaScript("a")', '$!context.stage', '${context.stage}', '$!{context.stage}', '$foo', '$context', '$stageVariables', "$stageVariables['a']", '$context.stage.length()', '$method.response.header.a', '$method.request.body',
  ])('%s is refused, because it would reach the caller as it is written', (template) => {
    expect(codes('text/plain', template)).toEqual(['GH_GATEWAY_RESPONSE_TEMPLATE']);
    expect(vtlIn(template)).not.toEqual([]);
  });

  test.each([
    'It costs $5.00.', 'Call #1', 'a { color: #defdef }', '<a href="#if">', 'US$', '$', '$$', '# Heading', '$context.requestId.', 'Stage $context.stage, $stageVariables.a',
    '$method.request.header.X-Request-Id',
  ])('%s is none', (template) => {
    expect(codes('text/plain', template)).toEqual([]);
  });

  test('is named, with what there is instead', () => {
    expect(findings({ 'text/plain': '#set($a = 1)$a $input.body' })).toEqual([{
      code: 'GH_GATEWAY_RESPONSE_TEMPLATE',
      given: 'the template "text/plain" of the gateway response THROTTLED has "#set(", "$a", "$a", "$input.body"',
      allowed: '$context.<name>, $stageVariables.<name> and $method.request.<header|querystring|path>.<name>: gateway responses have no VTL',
      fix: 'Write text and those variables, without braces',
    }]);
  });

  test('what is known only at deployment is none', () => {
    expect(codes('text/plain', `See ${Token.asString({ Ref: 'Docs' })}`)).toEqual([]);
  });
});

describe('JSON', () => {
  test.each([
    '{"message":$context.error.messageString}', '{"id":"$context.requestId","at":$context.requestTimeEpoch}', '{"n":$stageVariables.limit,"t":"$stageVariables.text"}', '"$context.stage"', '[1]',
    `{"docs":"${Token.asString({ Ref: 'Docs' })}"}`, '{"price":"$5"}',
  ])('%s is JSON', (template) => {
    expect(codes('application/json', template)).toEqual([]);
  });

  test.each([
    ['{"message":"$context.error.messageString"}', 'Write $context.error.messageString without quotes: it brings its own'],
    ['{"type":$context.error.responseType}', 'Put variables into double quotes, except $context.error.messageString, which brings its own'],
    ["{'message':$context.error.messageString}", 'Put variables into double quotes, except $context.error.messageString, which brings its own'],
    ['{"message":test forbidden}', 'Put variables into double quotes, except $context.error.messageString, which brings its own'],
  ])('%s is not, and says what to do', (template, fix) => {
    expect(findings({ 'application/problem+json; charset=utf-8': template })).toMatchObject([{ code: 'GH_GATEWAY_RESPONSE_TEMPLATE', fix }]);
    expect(codes('text/plain', template)).toEqual([]);
  });

  test('what is taken for JSON is JSON with the values of a request', () => {
    const values = { 'context.error.messageString': '"Too \\"many\\""', 'context.stage': 'prod', 'stageVariables.n': '3' };
    const piece = fc.constantFrom('{', '}', '"a"', ':', ',', '"', '$context.error.messageString', '$context.stage', '$stageVariables.n', '1', '[', ']', ' ');
    const valid = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')).filter(isJsonTemplate);
    fc.assert(fc.property(valid, (template) => JSON.parse(substituted(template, values)) !== undefined), { numRuns: 30 });
  });

  test.each([['application/json', true], ['application/problem+json', true], ['application/json; charset=utf-8', true], ['application/jsonp', false], ['text/plain', false]])('%s: %p', (type, is) => {
    expect(isJsonType(type)).toBe(is);
  });
});

describe('the content type', () => {
  test.each(['', 'json', 'application/', 'a b/c', 'application-json'])('%j is none ("Invalid content type specified")', (type) => {
    expect(findings({ [type]: '{}' })).toMatchObject([{ code: 'GH_GATEWAY_RESPONSE_TEMPLATE', allowed: 'content types such as application/json' }]);
  });

  test.each([['text/html', true], ['application/xhtml+xml', true], ['image/svg+xml;a=b', true], ['application/xml', true], ['application/json', false]])('%s is markup: %p', (type, is) => {
    expect(isMarkupType(type)).toBe(is);
  });
});

test('markup shows no request parameters: a link could carry a script', () => {
  expect(findings({ 'text/html': '<p>$method.request.querystring.q</p>' })).toMatchObject([{ code: 'GH_GATEWAY_RESPONSE_TEMPLATE', given: expect.stringContaining('"$method.request.querystring.q"') }]);
  expect(codes('text/html', '<p>$context.requestId</p>')).toEqual([]);
  expect(codes('text/plain', '$method.request.querystring.q')).toEqual([]);
});

test.each(['', ' ', '\n'])('"Invalid null or empty value in responseTemplates": %j', (template) => {
  expect(findings({ 'text/plain': template })).toMatchObject([{ code: 'GH_GATEWAY_RESPONSE_TEMPLATE', given: expect.stringContaining('is empty') }]);
});

test('what AWS took is taken, except JSON with the message inside a string, which AWS would answer broken', () => {
  const templates = recordedCalls().filter((call) => call.op === 'put_gateway_response' && !call.isError).map((call) => call.params.responseTemplates ?? {});
  const nested = templates.filter((each) => JSON.stringify(each).includes('application/json\\": '));
  expect(templates.filter((each) => findings(each).length > 0)).toEqual(nested);
});

test('a variable ends where its sentence does', () => {
  expect(templateReferences('At $context.stage. Or $context.error.responseType, $stageVariables.a').map(({ name }) => name)).toEqual(['context.stage', 'context.error.responseType', 'stageVariables.a']);
});

test.each([['context.error.responseType', true], ['stageVariables.a', true], ['context.identity.sourceIp', false], ['context.error.messageString', false], ['method.request.header.Origin', false], ['method.request.header.context.stage', false]])('%s carries nothing of the caller: %p', (name, is) => {
  expect(isImpersonal(name)).toBe(is);
});

test('any text is judged, the same each time', () => {
  const alphabet = fc.constantFrom('$', '{', '}', '#', 'set(', 'context', '.', 'stageVariables', 'a', '!', '[', '"', '${Token[', ']}', 'é', '\n');
  fc.assert(fc.property(fc.array(alphabet).map((parts) => parts.join('')), fc.constantFrom('text/plain', 'application/json', 'text/html'), (template, type) => {
    expect(codes(type, template)).toEqual(codes(type, template));
  }));
});
