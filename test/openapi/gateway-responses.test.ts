import { modelOf } from './models';
import { GatewayResponseType, GatewayResponses, Source } from '../../src/mapping';
import type { CorsOptions, GatewayResponseOptions } from '../../src/mapping';
import { renderRestBody } from '../../src/openapi';
import { gatewayResponses } from '../../src/openapi/gateway-responses';
import { recordedCalls } from '../mapping/gateway-response/recordings';

const ONE: CorsOptions = { allowOrigins: ['https://app.example.com'], exposeHeaders: ['X-Id'] };
const TWO: CorsOptions = { allowOrigins: ['https://app.example.com', 'https://admin.example.com'] };
const { THROTTLED, UNAUTHORIZED, DEFAULT_4XX } = GatewayResponseType;

const rendered = (responses?: GatewayResponseOptions[], cors?: CorsOptions) => gatewayResponses(cors, responses)!;

const backwards = <T>(map: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(map).reverse());

test('none leaves the body as it is', () => {
  expect(JSON.stringify(renderRestBody(modelOf({ 'GET /a': {} }, { gatewayResponses: [] })))).toBe(JSON.stringify(renderRestBody(modelOf({ 'GET /a': {} }))));
  expect(rendered([], TWO)).toEqual(rendered(undefined, TWO));
});

test('they stand in the body', () => {
  const body = renderRestBody(modelOf({ 'GET /a': {} }, { cors: ONE, gatewayResponses: [{ type: THROTTLED, status: 503 }] }));
  expect(body['x-amazon-apigateway-gateway-responses']).toEqual(rendered([{ type: THROTTLED, status: 503 }], ONE));
});

test('status, headers and templates', () => {
  const headers = { 'X-Path': Source.path('petId'), 'X-Fixed': Source.literal('a'), 'X-Id': Source.context('requestId'), 'X-Var': Source.stageVariable('v') };
  expect(rendered([{ type: UNAUTHORIZED, status: 403, headers, templates: { 'text/plain': 'No.' } }])).toEqual({
    UNAUTHORIZED: {
      statusCode: '403',
      responseParameters: {
        'gatewayresponse.header.X-Fixed': "'a'",
        'gatewayresponse.header.X-Id': 'context.requestId',
        'gatewayresponse.header.X-Path': 'method.request.path.petId',
        'gatewayresponse.header.X-Var': 'stageVariables.v',
      },
      responseTemplates: { 'text/plain': 'No.' },
    },
  });
});

test('what is not said is not there: AWS has its own', () => {
  expect(rendered([{ type: THROTTLED, status: 503 }])).toEqual({ THROTTLED: { statusCode: '503' } });
});

test('the order in which they are given does not matter', () => {
  const responses = GatewayResponses.problemJson({ headers: { 'X-B': Source.literal('b'), 'X-A': Source.literal('a') } });
  expect(JSON.stringify(rendered([...responses].reverse()))).toBe(JSON.stringify(rendered(responses)));
  const reordered = responses.map(({ headers, templates, ...rest }) => ({ ...rest, headers: backwards(headers!), templates: backwards(templates!) }));
  expect(JSON.stringify(rendered(reordered))).toBe(JSON.stringify(rendered(responses)));
});

describe('CORS', () => {
  test('is on every one, because none takes it from the defaults', () => {
    const all = rendered(GatewayResponses.problemJson(), ONE);
    expect(Object.keys(all)).toHaveLength(21);
    for (const response of Object.values<any>(all)) {
      expect(response.responseParameters).toMatchObject({
        'gatewayresponse.header.Access-Control-Allow-Origin': "'https://app.example.com'",
        'gatewayresponse.header.Access-Control-Expose-Headers': "'X-Id'",
        'gatewayresponse.header.Vary': "'Origin'",
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
      });
    }
  });

  test('stands on the defaults beside types with a response of their own', () => {
    const all = rendered([{ type: THROTTLED, status: 503 }], ONE);
    expect(Object.keys(all)).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED']);
    expect(all.THROTTLED).toEqual({ statusCode: '503', ...rendered(undefined, ONE).DEFAULT_4XX });
  });

  test('joins a default with a response of its own', () => {
    const all = rendered([{ type: DEFAULT_4XX, templates: { 'text/plain': 'No.' } }], ONE);
    expect(all.DEFAULT_4XX).toEqual({ ...rendered(undefined, ONE).DEFAULT_4XX, responseTemplates: { 'text/plain': 'No.' } });
    expect(all.DEFAULT_5XX).toEqual(rendered(undefined, ONE).DEFAULT_5XX);
  });

  test('gives way to a header of the response, in whatever case, once', () => {
    const { responseParameters } = rendered([{ type: THROTTLED, headers: { vary: Source.literal('Origin, Accept') } }], ONE).THROTTLED;
    expect(Object.keys(responseParameters).filter((name) => name.toLowerCase().endsWith('.vary'))).toEqual(['gatewayresponse.header.vary']);
    expect(responseParameters['gatewayresponse.header.Access-Control-Allow-Origin']).toBe("'https://app.example.com'");
  });

  test('of several origins echoes, and answers the type where no body is given', () => {
    const { THROTTLED: response } = rendered([{ type: THROTTLED, status: 503 }], TWO);
    expect(response.responseParameters['gatewayresponse.header.Access-Control-Allow-Origin']).toBe('method.request.header.Origin');
    expect(response.responseTemplates).toEqual({ 'application/json': '{"message":"$context.error.responseType"}' });
  });

  test('a fixed origin of the response is not echoed, so it keeps AWS\'s message', () => {
    const headers = { 'Access-Control-Allow-Origin': Source.literal('https://app.example.com') };
    expect(rendered([{ type: THROTTLED, headers }], TWO).THROTTLED).not.toHaveProperty('responseTemplates');
  });

  test('an origin that a response echoes by itself is taken for one', () => {
    const headers = { 'access-control-allow-origin': Source.header('Origin') };
    expect(rendered([{ type: THROTTLED, headers }]).THROTTLED.responseTemplates).toEqual({ 'application/json': '{"message":"$context.error.responseType"}' });
  });
});

test('a type with a response of its own takes nothing from its default, as recorded', () => {
  const ignored = recordedCalls().filter((call) => call.recorded?.[0].key === 'put-gateway-response-default-ignored').map((call) => call.recorded[0].value);
  const inherited = ignored.filter(({ statusCode, responseParameters }) => statusCode !== '500' || Object.keys(responseParameters).length !== 1);
  expect(inherited).toEqual([]);
});
