import type { FunctionsOfCase, Stub } from './functions';
import type { Backend, HttpTarget } from '../../../src/local/backends/backend';
import type { BackendRequest, BackendResponse, Parameters } from '../../../src/local/rest/exchange';

type Json = Record<string, unknown>;

interface FunctionAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Headers that httpbin does not show, because its own front end sets them. */
const HIDDEN = /^(x-forwarded-.*|x-real-ip|via|connection|x-request-start)$/i;

/** HTTP back ends of the recordings: httpbin, a server that echoes, functions behind a URL. */
export function httpBackend(stubs: Readonly<Record<string, Stub>>, functions: FunctionsOfCase): Backend<HttpTarget> {
  return async ({ request }) => {
    const { hostname, pathname } = new URL(request.uri);
    if (hostname === 'httpbin.org') return httpbin(request, pathname);
    const [name] = hostname.split('.');
    if (/^echo(?:trim)?$/.test(name)) return json(200, echo(request, hostname, pathname, name === 'echotrim'));
    return functionUrl(stubs[functions[name].backend], pathname);
  };
}

function httpbin(request: BackendRequest, pathname: string): BackendResponse {
  const [, status] = /^\/status\/(\d+)$/.exec(pathname) ?? [];
  if (status !== undefined) return { status: Number(status), headers: { 'Content-Type': ['text/html; charset=utf-8'] }, body: Buffer.alloc(0) };
  const headers = Object.fromEntries(sentHeaders(request).filter(([name]) => !HIDDEN.test(name)).map(([name, value]) => [titled(name), value]));
  const about = { args: joined(request.query), headers, origin: '127.0.0.1', url: request.uri };
  if (pathname === '/get') return json(200, about);
  return json(200, { ...about, ...payload(request, headers['Content-Type']), files: {}, ...pathname.startsWith('/anything') && { method: request.method } });
}

function payload({ body }: BackendRequest, contentType = ''): Json {
  const data = body.toString('utf8');
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  return isForm ? { data: '', form: Object.fromEntries(new URLSearchParams(data)), json: null } : { data, form: {}, json: parsed(data) };
}

/** httpbin shows header names in the letters of its own server. */
function titled(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function echo(request: BackendRequest, domain: string, path: string, isTrimmed: boolean): Json {
  const data = request.body.toString('utf8');
  const forwarded = request.headers['X-Forwarded-For']?.[0];
  const added = {
    'x-forwarded-for': forwarded === undefined ? '192.0.2.1' : `${forwarded}, 192.0.2.1`,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    'x-amzn-tls-cipher-suite': 'TLS_AES_128_GCM_SHA256',
    'x-amzn-tls-version': 'TLSv1.3',
  };
  const all = { ...Object.fromEntries(sentHeaders(request).map(([name, value]) => [name.toLowerCase(), value])), ...added };
  const headers = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'connection' && !(isTrimmed && name.startsWith('x-'))));
  return { args: joined(request.query), data: parsed(data) ?? data, domain, headers, method: request.method, origin: '192.0.2.1', path };
}

/** With what a client adds by itself. */
function sentHeaders({ uri, headers, body }: BackendRequest): ReadonlyArray<readonly [string, string]> {
  const known = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const added = [['Host', new URL(uri).host], ['Content-Length', String(body.length)]] as const;
  const own = Object.entries(headers).map(([name, values]) => [name, values.join(',')] as const);
  return [...own, ...added.filter(([name]) => !known.has(name.toLowerCase()))];
}

function functionUrl(stub: Stub, path: string): BackendResponse {
  const { statusCode, headers, body } = stub({ requestContext: { http: { path } } }) as FunctionAnswer;
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return { status: statusCode, headers: lists, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8') };
}

function json(status: number, body: Json): BackendResponse {
  return { status, headers: { 'Content-Type': ['application/json'] }, body: Buffer.from(JSON.stringify(body), 'utf8') };
}

const joined = (query: Parameters): Json => Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.join(',')]));

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
