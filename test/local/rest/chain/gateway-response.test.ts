import { api, exchangeFor } from './models';
import { gatewayResponse } from '../../../../src/local/rest/chain/gateway-response';
import type { GatewayRequest } from '../../../../src/local/rest/exchange';
import { failures } from '../../../../src/local/rest/failures';
import type { GatewayFailure } from '../../../../src/local/rest/gateway-failure';
import type { GatewayResponseModel } from '../../../../src/local/rest/model';

type Models = Record<string, Partial<GatewayResponseModel>>;

function rendered(failure: GatewayFailure, gatewayResponses: Models = {}, request: Partial<GatewayRequest> = {}) {
  const models = Object.entries(gatewayResponses).map(([type, model]) => [type, { responseParameters: {}, responseTemplates: {}, ...model }]);
  const exchange = exchangeFor(api({ gatewayResponses: Object.fromEntries(models) }), request, { stageVariables: { v: 'var' } });
  gatewayResponse(exchange, failure);
  return { status: exchange.response!.status, headers: exchange.response!.headers, text: exchange.response!.body.toString('utf8'), failure: exchange.failure };
}

test.each([
  [failures.missingAuthenticationToken(), 403, '{"message":"Missing Authentication Token"}', 'MissingAuthenticationTokenException'],
  [failures.invalidApiKey(), 403, '{"message":"Forbidden"}', 'ForbiddenException'],
  [failures.throttled(), 429, '{"message":"Too Many Requests"}', 'TooManyRequestsException'],
  [failures.quotaExceeded(), 429, '{"message":"Limit Exceeded"}', 'LimitExceededException'],
  [failures.accessDenied('no'), 403, '{"Message":"no"}', 'AccessDeniedException'],
  [failures.badBody('[]', 'application/json'), 400, '{"message": "Invalid request body"}', 'BadRequestException'],
  [failures.configuration('x'), 500, '{"message": "Internal server error"}', 'InternalServerErrorException'],
  [failures.badLambdaAnswer('x'), 502, '{"message": "Internal server error"}', 'InternalServerErrorException'],
  [failures.integrationTimeout(), 504, '{"message": "Endpoint request timed out"}', 'InternalServerErrorException'],
  [failures.requestTooLarge('too large'), 413, 'too large', 'RequestTooLargeException'],
])('%s', (failure, status, text, errorType) => {
  const made = rendered(failure);
  expect(made).toMatchObject({ status, text, failure });
  expect(made.headers['x-amzn-ErrorType']).toEqual([errorType]);
});

test('an API words its own, with variables filled in', () => {
  const template = '{"m": $context.error.messageString, "t": "$context.error.responseType", "s": "${stageVariables.v}", '
    + '"why": "$context.error.validationErrorString", "id": "$context.apiId", "none": "$context.none", "vtl": "#if(true)", "x": "$input.body"}';
  const made = rendered(failures.badBody('[w]', 'application/json'), {
    BAD_REQUEST_BODY: {
      statusCode: '422',
      responseParameters: { 'gatewayresponse.header.X-A': "'a'", 'gatewayresponse.header.X-O': 'method.request.header.Origin', 'gatewayresponse.header.X-N': 'method.request.header.N' },
      responseTemplates: { 'application/json': template },
    },
  }, { headers: { Origin: 'https://o.example' } });
  expect(made.status).toBe(422);
  expect(made.headers).toEqual({ 'Content-Type': ['application/json'], 'x-amzn-ErrorType': ['BadRequestException'], 'X-A': ['a'], 'X-O': ['https://o.example'] });
  expect(JSON.parse(made.text)).toEqual({
    m: 'Invalid request body', t: 'BAD_REQUEST_BODY', s: 'var', why: '[w]', id: 'api1', none: '', vtl: '#if(true)', x: '$input.body',
  });
});

test('what callers accept chooses the template', () => {
  const DEFAULT_4XX = { responseTemplates: { 'application/json': 'json', 'application/xml': '<x/>' } };
  const made = (accept: string) => rendered(failures.throttled(), { DEFAULT_4XX }, { headers: { accept } });
  expect([made('application/xml, */*').text, made('*/*').text, made('application/xml').headers['Content-Type']]).toEqual(['<x/>', 'json', ['application/xml']]);
});

test('the class is for types that have none of their own', () => {
  const models = { DEFAULT_4XX: { statusCode: '418' }, THROTTLED: {}, DEFAULT_5XX: { responseTemplates: { 'text/plain': 'sorry' } } };
  expect(rendered(failures.invalidApiKey(), models).status).toBe(418);
  expect(rendered(failures.throttled(), models).status).toBe(429);
  expect(rendered(failures.configuration('x'), models)).toMatchObject({ status: 500, text: 'sorry' });
  expect(rendered(failures.badLambdaAnswer('x'), models)).toMatchObject({ status: 502, text: 'sorry' });
});

test('nothing changes the answer to what is too large', () => {
  expect(rendered(failures.requestTooLarge('too large'), { DEFAULT_4XX: { statusCode: '400' }, REQUEST_TOO_LARGE: { statusCode: '401' } })).toMatchObject({ status: 413, text: 'too large' });
});

test('a header is there once, whatever its letters', () => {
  const responseParameters = {
    'gatewayresponse.header.content-type': "'text/x'", 'gatewayresponse.header.X-Amzn-Errortype': "'Mine'", 'gatewayresponse.header.X-A': "'1'", 'gatewayresponse.header.x-a': "'2'",
  };
  const made = rendered(failures.throttled(), { DEFAULT_4XX: { responseParameters } });
  expect(made.headers).toEqual({ 'content-type': ['text/x'], 'X-Amzn-Errortype': ['Mine'], 'x-a': ['2'] });
});
