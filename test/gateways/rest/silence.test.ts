import { newPool, newStack } from './fixtures';
import { PLACES, circle } from './nonsense';
import { RestGateway } from '../../../src';
import { refusal } from '../../errors/refusal';

/** Something that is no struct, as it comes from a helper of its own. */
class Options { public readonly required = true; }

/** Each of these was meant by somebody, and does nothing or something else: it must not be taken in silence. */
const CASES: [place: string, why: string, value: unknown][] = [
  ['gateway.routes', 'no entry of a Map is a property: the gateway would have no route', new Map([['GET /', {}]])],
  ['group.routes', 'the same of a group', new Map([['GET /', {}]])],
  ['gateway.stages', 'the same of stages', new Map([['prod', {}]])],
  ['gateway.policy', 'it is no policy', new Date(0)],
  ['gateway.policy', 'it is no policy document', {}],
  ['gateway.minimumCompressionSize', 'a number of bytes is no Size', 1024],
  ['stage.variables', 'the same of variables', new Map([['a', 'b']])],
  ['stage.logging', 'the same of logging', new Map([['accessLog', false]])],
  ['stage.throttle', 'the same of a throttle', new Map([['rate', 5]])],
  ['route.request', 'the same of a request', new Map([['headers', {}]])],
  ['request.headers', 'no header would be declared', new Map([['A', { required: true }]])],
  ['request.querystrings', 'no query string would be declared', new Map([['a', { required: true }]])],
  ['the value of a header', 'it reads as required and would not be', true],
  ['the value of a header', 'it reads as required and would not be', 'required'],
  ['the value of a query string', 'it reads as required and would not be', ['required']],
  ['parameter.required', 'OpenAPI knows no such value', 'yes'],
  ['parameter.required', 'OpenAPI knows no such value', 1],
  ['logging.accessLogRetention', 'it would fail in CDK, by another name', 'ONE_WEEK'],
  ['logging.accessLogRetention', 'logs would be kept for ever', null],
  ['the value of an override', 'it has no end', circle()],
  ['the value of an override', 'JSON has none', 1n],
  ['the value of an override', 'JSON has none', () => 1],
  ['Integrations.mock', 'it is no options: is it the body?', 'pong'],
  ['Integrations.mock', 'it is no options: is it the status?', 404],
  ['Integrations.mock', 'null has no fields', null],
  ['mock.headers', 'there would be headers called 0 and 1', ['A', 'B']],
  ['mock.headers', 'there would be headers called 0 and 1', 'AB'],
  ['mock.headers', 'null has no entries', null],
  ['the value of a mock header', 'the header would be "null"', null],
  ['the value of a mock header', 'the header would be "[object Object]"', {}],
  ['Integrations.http options', 'null has no fields', null],
  ['Integrations.http options', 'it is no options: is it the method?', 'POST'],
  ['Integrations.s3GetObject options', 'there is no key', undefined],
  ['Integrations.s3PutObject options', 'there is no key', undefined],
  ['s3PutObject.contentTypes', 'it is one type, and no list', 'image/png'],
  ['s3GetObject.contentTypes', 'it is one type, and no list', 'image/png'],
  ['s3GetObject.contentTypes', 'the gateway would have the binary media type ""', ''],
  ['s3GetObject.cacheControl', 'the header would be "null"', null],
  ['s3GetObject.contentDisposition', 'the header would be "[object Object]"', {}],
  ['cognito.additionalPools', 'it is one pool, and no list', newPool(newStack())],
  ['Authorizers.cognito options', 'the further pools would not count', [newPool(newStack())]],
  ['Authorizers.cognito options', 'the client would not count', 'client-1'],
  ['addRoutes group', 'a group without routes', {}],
  ['bindRestIntegration', 'the operation would have an integration without a type', {}],
  ['bindRestIntegration', 'the operation would have an integration without a type', 'mock'],
  ['bindRestIntegration', 'there is none', undefined],
  ['integration.type', 'API Gateway knows no such type', 'lambda'],
  ['integration.timeout', 'a number is no Duration', 5000],
  ['integration.responses', 'it is no list', { 200: {} }],
  ['integration.binaryMediaTypes', 'there would be a media type for each letter', 'image/png'],
  ['integration.readsHeaders', 'it is no list', 'Origin'],
  ['integration.wants', 'null has no fields', null],
  ['bindRestAuthorizer', 'the route would be public', new Options()],
  ['RestGateway.fromAttributes', 'there is no id', undefined],
  ['RestGateway.fromAttributes', 'ARNs and metrics would name "undefined"', {}],
  ['attributes.restApiId', 'ARNs would name "null"', null],
  ['RoutePrinter.text', 'there are no routes', undefined],
  ['grantInvoke grantee', 'there is nobody to grant to', undefined],
  ['grantInvoke grantee', 'an ARN is no grantee', 'arn:aws:iam::111111111111:user/caller'],
];

describe('nothing that was meant is lost in silence', () => {
  test.each(CASES)('%s: %s (%p)', (place, _why, value) => {
    // WHEN
    const { message } = refusal(() => {
      const made = PLACES[place](value);
      if (made instanceof RestGateway) made.node.validate();
    });
    // THEN
    expect(message).toMatch(/^GH_[A-Z0-9_]+: \S/);
  });
});
