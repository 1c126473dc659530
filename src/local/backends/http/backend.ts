import { headerOf } from '../../rest/parameters';
import type { Backend, HttpTarget } from '../backend';
import { answerOfStub, urlOf } from '../stubs';
import type { BackendStub } from '../stubs';
import { addressOf } from './address';
import type { AddressMap } from './address';
import type { HttpConnections } from './send';

/** How HTTP back ends are reached. */
export interface HttpOptions extends AddressMap {
  /** What stands for back ends, by the beginning of their URLs: the longest one that fits counts. */
  readonly stubs: Readonly<Record<string, BackendStub>>;
}

/** Calls HTTP back ends, or what stands for them. */
export function httpBackend(options: HttpOptions, connections: HttpConnections): Backend<HttpTarget> {
  return async ({ target, request, signal, integration }) => {
    const stub = stubOf(request.uri, options.stubs);
    if (stub) return answerOfStub(stub, request);
    const { method, headers, query, body } = request;
    const { url, host } = addressOf(request.uri, target, options);
    const named = headerOf(headers, 'host') === undefined ? { Host: [host], ...headers } : headers;
    const { insecureSkipVerification: unverified, streams } = integration;
    return connections.send({ method, url: urlOf(url, query), headers: named, body, unverified, ...streams && { most: Infinity } }, signal);
  };
}

function stubOf(uri: string, stubs: HttpOptions['stubs']): BackendStub | undefined {
  const beginnings = Object.keys(stubs).sort((a, b) => b.length - a.length);
  const found = beginnings.find((beginning) => isBelow(uri, beginning));
  return found === undefined ? undefined : stubs[found];
}

/** `https://example.com` is not the beginning of `https://example.com.evil/`. */
function isBelow(uri: string, beginning: string): boolean {
  return uri.startsWith(beginning) && (beginning.endsWith('/') || /^(?:[/?#]|$)/.test(uri.slice(beginning.length)));
}
