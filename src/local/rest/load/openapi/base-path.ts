import type { OpenApiDocument } from './document';
import { Fields, isObject } from '../../../template';

/** What becomes of the base path of a body. */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

/**
 * What stands before every path of a body.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
 */
export function basePathOf(document: OpenApiDocument, mode: BasePathMode): string {
  if (mode === 'ignore') return '';
  const parts = (document.isSwagger ? document.fields.text('basePath') ?? '' : serverPath(document)).split('/').filter(Boolean);
  return (mode === 'split' ? parts.slice(1) : parts).map((part) => `/${part}`).join('');
}

/** A variable `basePath` counts before the path of the URL. */
function serverPath(document: OpenApiDocument): string {
  const servers = document.fields.list('servers').filter(isObject).map((server) => Fields.of(document.logicalId, server, 'Body.servers'));
  const variables = servers.map((server) => server.fields('variables').fields('basePath').text('default'));
  return [...variables, ...servers.map((server) => pathOf(server.text('url') ?? ''))].find((path) => path !== undefined && path !== '') ?? '';
}

function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').split(/[?#]/)[0].replace(/^\/$/, '');
}
