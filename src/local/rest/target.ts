import type { BackendTarget } from './backend-target';
import type { IntegrationModel } from './model';

const ARN = /^arn:[^:]+:apigateway:([^:]+):(?:([^:]*)\.)?([^:.]+):(path|action)\/([^]*)$/;
const FUNCTION = /^\/*\d{4}-\d{2}-\d{2}\/functions\/([^]+)\/(?:response-streaming-)?invocations$/;

/** What an integration's URI leads to, and its URL without the query string. */
export interface Addressed {
  readonly target: BackendTarget;
  readonly url: string;
  /** The query string that the URI has. */
  readonly query: string;
}

/** Reads the URI of an integration, all variables filled in; nothing where it is no address. */
export function addressOf(integration: IntegrationModel, uri: string): Addressed | undefined {
  return integration.type.startsWith('HTTP') ? httpAddress(integration, uri) : serviceAddress(uri);
}

function httpAddress({ connectionType, connectionId }: IntegrationModel, uri: string): Addressed | undefined {
  const [, origin, path, query = ''] = /^(https?:\/\/[^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(uri) ?? [];
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const target = { kind: 'http', ...connectionType === 'VPC_LINK' && { vpcLinkId: connectionId } } as const;
  return { target, url: `${origin}${path.replace(/^\/+/, '/') || '/'}`, query };
}

function serviceAddress(uri: string): Addressed | undefined {
  const [, region, subdomain, service, kind, rest] = ARN.exec(uri) ?? [];
  if (region === undefined) return undefined;
  const host = `https://${subdomain === undefined ? '' : `${subdomain}.`}${service}.${region}.amazonaws.com`;
  if (service === 'lambda' && kind === 'path') return lambdaAddress(host, rest);
  const [, place, query = ''] = /^([^?&]*)[?&]?([^]*)$/.exec(rest)!;
  const at = { region, service, ...subdomain !== undefined && { subdomain } };
  if (kind === 'action') return { target: { kind: 'service', ...at, action: place, path: '/' }, url: `${host}/`, query };
  const path = `/${place}`;
  return { target: { kind: 'service', ...at, path }, url: `${host}${path}`, query };
}

function lambdaAddress(host: string, rest: string): Addressed | undefined {
  const [, functionArn] = FUNCTION.exec(rest) ?? [];
  if (functionArn === undefined) return undefined;
  return { target: { kind: 'lambda', functionArn, invocation: 'RequestResponse' }, url: `${host}/${rest.replace(/^\/+/, '')}`, query: '' };
}
