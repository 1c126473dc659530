import { GatewayResponseType, gatewayResponseWarnings } from '../../../src/mapping';
import { expectAdvice } from '../../errors/refusal';

function warnings(templates: Record<string, string>, type = GatewayResponseType.BAD_REQUEST_BODY) {
  const all = gatewayResponseWarnings([{ type, templates }]);
  all.forEach(expectAdvice);
  return all.map(({ code, given, fix }) => ({ code, given, fix }));
}

test('nothing to say of nothing', () => {
  expect(gatewayResponseWarnings()).toEqual([]);
  expect(warnings({ 'application/json': '{"message":$context.error.messageString}' })).toEqual([]);
});

test('"Member must satisfy enum value set": a type that this version does not know', () => {
  expect(warnings({ 'text/plain': 'a' }, GatewayResponseType.of('THROTLED'))).toEqual([{
    code: 'GH_GATEWAY_RESPONSE_UNKNOWN',
    given: 'the gateway response "THROTLED" is of a type that this version does not know',
    fix: 'Did you mean "THROTTLED"',
  }]);
});

test('a context variable that AWS does not list, once', () => {
  expect(warnings({ 'text/plain': '$context.requestID $context.requestID' })).toEqual([{
    code: 'GH_GATEWAY_RESPONSE_UNKNOWN',
    given: 'the gateway response BAD_REQUEST_BODY reads "$context.requestID", which AWS does not list',
    fix: 'Did you mean "requestId"',
  }]);
});

test.each(['$context.authorizer.claims.sub', '$context.authorizer.anything', '$context.identity.clientCert.subjectDN', '$context.error.validationErrorString', '$stageVariables.anything', '$context.extendedRequestId'])('%s is known', (text) => {
  expect(warnings({ 'text/plain': text })).toEqual([]);
});

test.each([
  ['$context.error.message', 'Write $context.error.messageString without quotes around it'],
  ['$context.error.validationErrorString', 'Leave it out, or send it in a header'],
  ['$context.authorizer.claims.name', 'Leave it out, or send it in a header'],
  ['$method.request.header.X-A', 'Leave it out, or send it in a header'],
])('%s may hold quotes, which break JSON', (text, fix) => {
  expect(warnings({ 'application/json': `{"a":"${text}"}` })).toEqual([{ code: 'GH_GATEWAY_RESPONSE_QUOTES', given: `the gateway response BAD_REQUEST_BODY puts "${text}" into JSON, where a quote in it breaks the answer`, fix }]);
  expect(warnings({ 'text/plain': text })).toEqual([]);
});
