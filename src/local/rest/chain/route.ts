import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { ADDED_HEADERS } from '../read-request';
import type { Note } from './handler';
import { javaMap } from '../log-text';
import type { MethodModel, RestApiModel } from '../model';
import { lastValues, withoutHeaders } from '../parameters';
import { decoded } from '../query-string';
import { RouteTree, segmentsOf } from './route-tree';

const TREES = new WeakMap<RestApiModel, RouteTree<MethodModel>>();

/** Finds the method of the API that answers. */
export function route(exchange: Exchange): Note {
  const { api, request } = exchange;
  const match = treeOf(api).find(request.method, segmentsOf(withoutTrailingSlash(request.rawPath)).map(decoded));
  if (!match) throw failures.missingAuthenticationToken();
  exchange.method = match.value;
  exchange.integration = match.value.integration;
  exchange.pathParameters = match.parameters;
  return {
    lines: [
      `HTTP Method: ${request.method}, Resource Path: ${request.rawPath}`,
      `Method request path: ${javaMap(match.parameters)}`,
      `Method request query string: ${javaMap(lastValues(request.query))}`,
      `Method request headers: ${javaMap(lastValues(withoutHeaders(request.headers, ADDED_HEADERS)))}`,
      `Method request body before transformations: ${request.body.toString('utf8')}`,
    ],
    details: { resourcePath: match.value.resourcePath, httpMethod: match.value.httpMethod, pathParameters: match.parameters },
  };
}

/** A slash at the end makes no difference to the route, nor does it belong to a variable. */
function withoutTrailingSlash(path: string): string {
  return path.replace(/\/+$/, '') || '/';
}

function treeOf(api: RestApiModel): RouteTree<MethodModel> {
  const known = TREES.get(api);
  if (known) return known;
  const tree = new RouteTree<MethodModel>();
  for (const method of api.methods) tree.add(method.httpMethod, method.resourcePath, method);
  TREES.set(api, tree);
  return tree;
}
