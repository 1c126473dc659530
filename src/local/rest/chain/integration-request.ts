import type { BackendTarget } from '../backend-target';
import { text } from '../content';
import { proxyEvent } from '../events';
import type { Exchange, Parameters } from '../exchange';
import { failures } from '../failures';
import { DROPPED_REQUEST_HEADERS, REFUSED_REQUEST_HEADERS } from '../header-rules';
import { bodyText, javaMap } from '../log-text';
import { mappedRequest, overridden } from '../mapped-request';
import type { MappedRequest } from '../mapped-request';
import type { IntegrationModel } from '../model';
import { appended, headerOf, withDefaults, withHeaders, withoutHeaders } from '../parameters';
import { readQuery } from '../query-string';
import { addressOf } from '../target';
import type { Addressed } from '../target';
import { filledUri } from '../uri';
import type { Note } from './handler';
import { USUAL_TYPE, requestBody } from './request-body';

/** Makes the request to the back end out of the caller's. */
export function integrationRequest(exchange: Exchange): Note {
  const { integration, request } = exchange;
  if (!integration) throw failures.configuration('No integration defined for method');
  const mapped = mappedRequest(exchange);
  const content = integration.type === 'AWS_PROXY' ? text(JSON.stringify(proxyEvent(exchange))) : requestBody(exchange);
  const final = overridden(mapped, exchange);
  refuseHeaders(final.header, integration);
  if (integration.type === 'MOCK') {
    exchange.backendRequest = { method: request.method, uri: '', headers: {}, query: {}, body: content.body };
    return { details: { body: content.body.toString('utf8') } };
  }
  const address = addressOf(integration, filledUri(integration.uri, exchange, final.path));
  if (!address) throw failures.configuration('Invalid endpoint address');
  exchange.target = targetOf(address.target, final.header);
  exchange.backendRequest = {
    method: methodOf(integration, request.method),
    uri: address.url,
    headers: headersFor(exchange, final.header, content.body.length > 0),
    query: queryFor(exchange, final, address),
    body: content.body,
  };
  return noteOf(exchange, content.isBinary);
}

function refuseHeaders(headers: Parameters, { type }: IntegrationModel): void {
  const refused = Object.keys(headers).find((name) => REFUSED_REQUEST_HEADERS[type].has(name.toLowerCase()));
  if (refused !== undefined) throw failures.configuration(`${refused} header already present`);
}

/** A function need not be waited for. */
function targetOf(target: BackendTarget, headers: Parameters): BackendTarget {
  return target.kind === 'lambda' && headerOf(headers, 'x-amz-invocation-type') === 'Event' ? { ...target, invocation: 'Event' } : target;
}

function methodOf({ httpMethod }: IntegrationModel, method: string): string {
  return httpMethod === undefined || httpMethod === 'ANY' ? method : httpMethod;
}

/** Headers of the caller that a back end gets only where they are mapped. */
const NOT_SENT_ON: ReadonlySet<string> = new Set(['host', 'x-http-method-override']);

/** HTTP proxies send what the caller sent; others only what is mapped. */
function headersFor(exchange: Exchange, mapped: Parameters, hasBody: boolean): Parameters {
  const { api, request } = exchange;
  const { type } = exchange.integration!;
  const dropped = DROPPED_REQUEST_HEADERS[type];
  const identity = { 'x-amzn-apigateway-api-id': [api.apiId] };
  if (type === 'HTTP_PROXY') {
    const unsent = isSigned(exchange) ? new Set([...NOT_SENT_ON, 'authorization']) : NOT_SENT_ON;
    return withoutHeaders(withHeaders(withoutHeaders(request.headers, unsent), { ...mapped, ...identity }), dropped);
  }
  const traceId = headerOf(request.headers, 'x-amzn-trace-id');
  const defaults = {
    'Accept': ['application/json'],
    'User-Agent': [`AmazonAPIGateway_${api.apiId}`],
    ...traceId !== undefined && { 'X-Amzn-Trace-Id': [traceId] },
    ...hasBody && { 'Content-Type': [headerOf(request.headers, 'content-type') ?? USUAL_TYPE] },
  };
  return withoutHeaders(withDefaults({ ...identity, ...mapped }, defaults), dropped);
}

/** A signature is for the gateway only. */
function isSigned({ request, method }: Exchange): boolean {
  return method?.authorization.type === 'AWS_IAM' || headerOf(request.headers, 'authorization')?.startsWith('AWS4-') === true;
}

/** What the URI says comes first; an HTTP proxy adds the caller's parameters, of which mappings replace those of the same name. */
function queryFor({ request, integration }: Exchange, { querystring }: MappedRequest, { query }: Addressed): Parameters {
  return appended(readQuery(query), integration!.type === 'HTTP_PROXY' ? { ...request.query, ...querystring } : querystring);
}

function noteOf({ backendRequest, integration, request }: Exchange, isBinary: boolean): Note {
  const { uri, headers, query, body } = backendRequest!;
  const shown = isBinary ? bodyText(body, true) : bodyText(body);
  return {
    lines: [
      `Endpoint request URI: ${uri}`,
      `Endpoint request headers: ${javaMap(headers)}`,
      `Endpoint request body after transformations: ${shown}`,
    ],
    details: { type: integration!.type, method: methodOf(integration!, request.method), uri, headers, query, body: shown },
  };
}
