import { Aws } from 'aws-cdk-lib';
import { bodyOf, handler, newGateway, newStack, templateOf } from './fixtures';
import { ContentConversion, Integrations, ResponseSource, RestIntegrationType } from '../../../src';
import type { ResponseOptions, RestIntegrationConfig, RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const { AWS, AWS_PROXY, HTTP, MOCK } = RestIntegrationType;

function routeOf(route: RestRouteOptions) {
  const stack = newStack();
  newGateway(stack, { routes: { 'GET /{id}': route }, stages: { prod: { variables: { host: 'a.example.com' } } } });
  return () => bodyOf(templateOf(stack)).paths['/{id}'].get;
}

/** A route whose integration somebody else wrote. */
const custom = (config: Partial<RestIntegrationConfig>): RestRouteOptions => ({ integration: { bindRestIntegration: () => ({ type: MOCK, label: 'custom', ...config }) } });
const answered = (...responses: ResponseOptions[]): RestRouteOptions => ({ integration: Integrations.httpCustom('https://a.example.com/'), responses });

describe("somebody else's integration", () => {
  test.each<[string, Partial<RestIntegrationConfig>]>([
    ['a service of AWS', { type: AWS, httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111111111111/queue' }],
    ['an action of one', { type: AWS, httpMethod: 'POST', uri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:dynamodb:action/Query` }],
    ['one under a name of its own', { type: AWS, httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:account.data-ats.iot:path/topics/a' }],
    ['a function', { type: AWS_PROXY, httpMethod: 'post', uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn/invocations' }],
    ['a function that streams', {
      type: AWS_PROXY, httpMethod: 'POST', streams: true, uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/arn/response-streaming-invocations',
    }],
    ['a stream', { type: AWS_PROXY, httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:firehose:action/PutRecord' }],
    ['an address known only at deployment', { type: AWS_PROXY, httpMethod: 'POST', uri: `${Aws.STACK_ID}/a` }],
    ['a stage variable as host', { type: HTTP, httpMethod: 'ANY', uri: 'https://${stageVariables.host}/a' }],
    ['a mock without anything', {}],
    ['what it reads, declared', { requestParameters: { 'integration.request.header.A': 'method.request.header.A', 'integration.request.path.id': 'method.request.path.id' }, readsHeaders: ['a'] }],
  ])('may be %s', (_, config) => {
    expect(routeOf(custom(config))()['x-amazon-apigateway-integration'].type).toBe(config.type ?? 'mock');
  });

  test.each<[string, Partial<RestIntegrationConfig>, string, string]>([
    ['a URL for a service', { type: AWS, uri: 'https://sqs.example.com/' }, 'GH_INTEGRATION_OPTION', 'https://sqs.example.com/'],
    ['an ARN for a URL', { type: HTTP, uri: 'arn:aws:apigateway:eu-west-1:sqs:path/a' }, 'GH_INTEGRATION_OPTION', 'http://'],
    ['a header that is not declared', { requestParameters: { 'integration.request.header.A': 'method.request.header.B' } }, 'GH_SOURCE', 'method.request.header.B'],
    ['a parameter that the path does not have', { requestParameters: { 'integration.request.path.a': 'method.request.path.key' } }, 'GH_SOURCE', 'method.request.path.key'],
    ['another case of a query string', { requestParameters: { 'integration.request.header.A': 'method.request.querystring.A' }, readsQuerystrings: ['a'] }, 'GH_SOURCE', 'readsQuerystrings'],
    ['one status twice', { responses: [{ statusCode: 200 }, { statusCode: 200, selectionPattern: '2\\d{2}' }] }, 'GH_RESPONSE_STATUS', 'status 200: for "default", "2'],
    ['a request to binary by a template', { contentHandling: ContentConversion.TO_BINARY, requestTemplates: { 'application/json': '{}' } }, 'GH_TEMPLATE_BINARY', 'the request'],
    ['an answer to binary by a template', { responses: [{ statusCode: 200, contentHandling: ContentConversion.TO_BINARY, templates: { 'application/json': '{}' } }] }, 'GH_RESPONSE_BINARY', 'response 200'],
  ])('%s is refused', (_, config, code, mention) => {
    expectRefusal(() => routeOf(custom(config)), code as never, mention);
  });
});

describe('one answer for each status', () => {
  const statusFor = (responses: Record<string, { statusCode: string }>, text: string) => {
    const matching = Object.entries(responses).filter(([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(text));
    return matching.length ? matching.map(([, { statusCode }]) => statusCode).join() : responses.default.statusCode;
  };
  const responsesOf = (route: RestRouteOptions) => routeOf(route)()['x-amazon-apigateway-integration'].responses;

  test.each<[string, ResponseOptions[], [text: string, status: string][]]>([
    ['a success beside the default', [{ status: 200, match: '2\\d{2}' }], [['200', '200'], ['404', '404'], ['500', '502']]],
    ["an error of the integration's status", [{ status: 400, match: '400' }, { status: 422, match: '422' }], [['400', '400'], ['401', '400'], ['422', '422'], ['404', '404'], ['200', '200']]],
    ["another status for the integration's", [{ status: 404, match: '410' }], [['410', '404'], ['404', '404'], ['400', '400']]],
  ])('%s', (_, responses, expected) => {
    const rendered = responsesOf(answered(...responses));
    expect(expected.map(([text]) => [text, statusFor(rendered, text)])).toEqual(expected);
    const statuses = Object.values<{ statusCode: string }>(rendered).map(({ statusCode }) => statusCode);
    expect(new Set(statuses).size).toBe(statuses.length);
  });

  test('is the one that the route writes', () => {
    const rendered = responsesOf(answered({ status: 404, match: '410', headers: { 'X-A': ResponseSource.literal('a') } }));
    const [answer] = Object.values<any>(rendered).filter(({ statusCode }) => statusCode === '404');
    expect(answer).toEqual({ statusCode: '404', responseParameters: { 'method.response.header.X-A': "'a'" } });
  });

  test('two of the route are refused', () => {
    expectRefusal(() => routeOf(answered({ status: 400, match: '400' }, { status: 400, match: '422' })), 'GH_RESPONSE_STATUS', 'Join their matches');
  });

  test.each(['', 'default'])('the match %j is refused: it is how API Gateway writes none', (match) => {
    expectRefusal(() => routeOf(answered({ status: 400, match })), 'GH_RESPONSE_MATCH', 'Leave the match out');
  });

  test('of a function is not shared: what is said of one error is not said of another', () => {
    const stack = newStack();
    const integration = Integrations.lambdaCustom(handler(stack, 'F'));
    const add = (responses: ResponseOptions[]) => () => newGateway(stack, { routes: { 'GET /': { integration, responses } } });
    expectRefusal(add([{ status: 502, match: '.*Timeout.*' }]), 'GH_RESPONSE_STATUS', '".*Timeout.*"');
    expectRefusal(() => newGateway(newStack(), { routes: { 'GET /': { integration, responses: [{ status: 200, match: '.*Ignored.*' }] } } }), 'GH_RESPONSE_STATUS', 'answers with 200 by itself');
  });
});

test('a stage variable of an answer has a name', () => {
  expectRefusal(() => routeOf(answered({ status: 200, headers: { A: ResponseSource.stageVariable('a b') } })), 'GH_SOURCE', 'stageVariable');
});

test.each(['restApiName', 'description'])('an empty %s is refused', (field) => {
  expectRefusal(() => newGateway(newStack(), { [field]: '' }), 'GH_TEXT_EMPTY', field);
});

test.each([['image/png'], ['image/*'], ['*/*'], [Aws.REGION]])('%s is a binary type', (type) => {
  const stack = newStack();
  newGateway(stack, { binaryMediaTypes: [type] });
  expect(bodyOf(templateOf(stack))['x-amazon-apigateway-binary-media-types']).toHaveLength(1);
});

test.each(['png', '', '*', '*/png', 'image/png; q=1', 'image/'])('%j is no binary type', (type) => {
  expectRefusal(() => newGateway(newStack(), { binaryMediaTypes: [type] }), 'GH_CONTENT_TYPE', 'binaryMediaTypes');
});
