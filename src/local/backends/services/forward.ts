import type { BackendRequest, BackendResponse } from '../../rest/exchange';
import { withHeaders } from '../../rest/parameters';
import { signedHeaders } from '../../sigv4';
import type { SigningCredentials } from '../../sigv4';
import type { ServiceTarget } from '../backend';
import type { HttpConnections } from '../http/send';
import { rawPathOf } from '../raw-path';
import { urlOf } from '../stubs';
import { signingName } from './protocols';

/** How requests are forwarded to services somewhere. */
export interface ForwardOptions {
  /** Where services are, for example an emulator: `{ sqs: 'http://127.0.0.1:4566' }`. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly credentials: SigningCredentials;
  readonly connections: HttpConnections;
}

/** Sends a request to the endpoint of its service, signed as API Gateway signs it. */
export async function forward(
  { method, uri, headers, query, body }: BackendRequest, { service, region }: ServiceTarget, options: ForwardOptions, signal: AbortSignal,
): Promise<BackendResponse> {
  const endpoint = options.endpoints[service].replace(/\/+$/, '');
  const url = endpoint + rawPathOf(uri);
  const { host } = new URL(url);
  const request = { method, path: rawPathOf(url), query, headers: withHeaders(headers, { Host: [host] }), body };
  const signed = signedHeaders(request, options.credentials, { region, service: signingName(service), time: new Date() });
  return options.connections.send({ method, url: urlOf(url, query), headers: signed, body }, signal);
}
