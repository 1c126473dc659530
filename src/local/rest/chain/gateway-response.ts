import type { Exchange, Parameters } from '../exchange';
import type { GatewayFailure } from '../gateway-failure';
import type { GatewayResponseModel } from '../model';
import { headerOf, mediaTypeOf, withHeaders } from '../parameters';
import { requestValues } from '../sources';
import { errorVariables, substituted } from '../substitution';
import type { Note } from './handler';

type Body = (message: string) => string;

const USUAL_TYPE = 'application/json';
const tight: Body = (message) => `{"message":${message}}`;
/** Where the answer comes from within the execution of a method, AWS writes a space. */
const spaced: Body = (message) => `{"message": ${message}}`;

/** The bodies that AWS sends where no gateway response has a template, as they were seen; the message is quoted. */
const BODIES: Readonly<Record<string, Body>> = {
  ACCESS_DENIED: (message) => `{"Message":${message}}`,
  BAD_REQUEST_BODY: spaced,
  BAD_REQUEST_PARAMETERS: spaced,
  UNSUPPORTED_MEDIA_TYPE: spaced,
  INTEGRATION_FAILURE: spaced,
  INTEGRATION_TIMEOUT: spaced,
  API_CONFIGURATION_ERROR: spaced,
  DEFAULT_5XX: spaced,
};

/**
 * Answers a request that a handler has ended: in the words of the API's gateway response of its type, else of its class, else of AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponse(exchange: Exchange, failure: GatewayFailure): Note {
  exchange.failure = failure;
  if (failure.type === 'REQUEST_TOO_LARGE') return tooLarge(exchange, failure);
  const model = modelFor(exchange, failure);
  const status = Number(model?.statusCode ?? failure.status);
  const headers = withHeaders({ 'x-amzn-ErrorType': [failure.errorType] }, mappedHeaders(exchange, model));
  const [contentType, body] = bodyFor(exchange, failure, model);
  exchange.response = { status, headers: withHeaders({ 'Content-Type': [contentType] }, headers), body: Buffer.from(body, 'utf8') };
  const { backendLog: log = [] } = exchange;
  const details = { type: failure.type, message: failure.message, status, headers, ...log.length > 0 && { log } };
  return { lines: failure.log?.split('\n') ?? [], details };
}

/**
 * No gateway response changes this one, which is plain text: the request never gets as far as the API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function tooLarge(exchange: Exchange, { type, status, message, errorType }: GatewayFailure): Note {
  const headers = { 'x-amzn-ErrorType': [errorType] };
  exchange.response = { status, headers: { 'Content-Type': ['text/plain'], ...headers }, body: Buffer.from(message, 'utf8') };
  return { details: { type, message, status, headers } };
}

/** A class's status counts for its types too, unless they have their own. */
function modelFor({ api: { gatewayResponses } }: Exchange, { type, status }: GatewayFailure): GatewayResponseModel | undefined {
  const types = [type, status >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX'];
  const found = types.find((each) => Object.hasOwn(gatewayResponses, each));
  return found === undefined ? undefined : gatewayResponses[found];
}

function mappedHeaders(exchange: Exchange, model: GatewayResponseModel | undefined): Parameters {
  const mapped = Object.entries(model?.responseParameters ?? {}).map(([target, expression]) => (
    [/^gatewayresponse\.header\.(.+)$/.exec(target)?.[1] ?? '', requestValues(exchange, expression)] as const
  ));
  const there = mapped.filter(([name, values]) => name !== '' && values.length > 0);
  return there.reduce<Parameters>((headers, [name, values]) => withHeaders(headers, { [name]: values }), {});
}

function bodyFor(exchange: Exchange, failure: GatewayFailure, model: GatewayResponseModel | undefined): readonly [contentType: string, body: string] {
  const wanted = [...(headerOf(exchange.request.headers, 'accept') ?? '').split(',').map(mediaTypeOf), USUAL_TYPE];
  const templates = Object.entries(model?.responseTemplates ?? {});
  const found = wanted.map((type) => templates.find(([each]) => mediaTypeOf(each) === type)).find((entry) => entry !== undefined) ?? templates[0];
  if (found) return [found[0], substituted(found[1], exchange, errorVariables(failure))];
  const body = Object.hasOwn(BODIES, failure.type) ? BODIES[failure.type] : tight;
  return [USUAL_TYPE, body(JSON.stringify(failure.message || null))];
}
