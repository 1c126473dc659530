import { Token } from 'aws-cdk-lib';
import { conversionFindings } from './binary-findings';
import type { BoundRoute } from './bind-route';
import { readFindings } from './integration-findings';
import { streamFindings } from './stream-findings';
import { tenantFindings } from './tenant-findings';
import { timeoutFindings } from './timeout-findings';
import { throttleFindings } from '../../delivery';
import { listed, quote, suggestion } from '../../errors';
import type { Finding } from '../../errors';
import { MEDIA_TYPE, PARAMETER_NAME, Schema, compilesAsPattern } from '../../mapping';
import type { RequestOptions } from '../../mapping';
import { isPlain } from '../../openapi';
import type { RouteKey } from '../../routes';

/** What is wrong with a route, as data. */
export function routeFindings(key: RouteKey, route: BoundRoute, request?: RequestOptions): Finding[] {
  return [
    ...throttleFindings(`route ${quote(key.text)}`, route.throttle),
    ...timeoutFindings(`route ${quote(key.text)}`, route),
    ...streamFindings(`route ${quote(key.text)}`, route.integration),
    ...tenantFindings(`route ${quote(key.text)}`, route),
    ...scopeFindings(key, route),
    ...nameFindings(key, route),
    ...request ? requestFindings(key, route, request) : [],
    ...readFindings(`route ${quote(key.text)}`, route.integration, route.parameters),
    ...conversionFindings(`route ${quote(key.text)}`, route.integration),
    ...answerFindings(key, route),
    ...overrideFindings(key, route),
  ];
}

function scopeFindings(key: RouteKey, { scopes, authorizer }: BoundRoute): Finding[] {
  const unfit = scopes.find((scope) => !/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope) && !Token.isUnresolved(scope));
  if (unfit !== undefined) {
    return [{ code: 'GH_AUTHORIZER_SCOPES', given: `route ${quote(key.text)} has the scope ${quote(unfit)}`, allowed: 'scopes without white space', fix: 'Give each as an entry of its own' }];
  }
  if (scopes.length === 0 || authorizer.checksScopes) return [];
  return [{
    code: 'GH_AUTHORIZER_SCOPES',
    given: `route ${quote(key.text)} has the scopes ${listed(scopes)} and the authorizer ${authorizer.label}`,
    allowed: 'scopes with Authorizers.cognito',
    fix: 'Remove the scopes, or give the route an authorizer that checks them',
  }];
}

function nameFindings(key: RouteKey, { parameters, integration }: BoundRoute): Finding[] {
  const answers = (integration.responses ?? []).map((response) => Object.keys(response.headers ?? {}));
  const named = (place: string) => parameters.filter((each) => each.in === place).map((each) => each.name);
  const places = [named('path'), named('header'), named('query'), ...answers];
  const finding = (name: string, what: string): Finding => ({
    code: 'GH_PARAMETER_NAME',
    given: `route ${quote(key.text)} has a parameter or header ${quote(name)}${what}`,
    allowed: 'names of A-Z a-z 0-9 . _ $ -, each once',
    fix: 'Rename it',
  });
  const unfit = places.flat().filter((name) => !PARAMETER_NAME.test(name)).map((name) => finding(name, ''));
  const twice = [named('path'), named('header'), ...answers].flatMap((names) => names.filter((name, i) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i));
  return [...unfit, ...twice.map((name) => finding(name, ' beside one that differs in case only'))];
}

/** What a caller is to send that the path does not have, or that is no schema. */
function requestFindings(key: RouteKey, { bodies, parameters }: BoundRoute, { body, bodies: others = {}, path = {} }: RequestOptions): Finding[] {
  const where = `route ${quote(key.text)}`;
  const inPath = parameters.filter((each) => each.in === 'path').map((each) => each.name);
  return [
    ...Object.keys(path).filter((name) => !inPath.includes(name)).map((name): Finding => ({
      code: 'GH_PARAMETER_NAME', given: `${where} describes the path parameter ${quote(name)}`, allowed: 'parameters of the path', fix: suggestion(name, inPath),
    })),
    ...Object.entries(path).filter(([, option]) => option?.required === false).map(([name]): Finding => ({
      code: 'GH_PARAMETER_NAME', given: `${where} has the path parameter ${quote(name)} that is not required`, allowed: 'required ones: a path without it is another path', fix: 'Leave `required` out',
    })),
    ...bodies.filter(({ schema }) => !(schema instanceof Schema)).map(({ schema, contentType }): Finding => ({
      code: 'GH_TYPE', given: `${where} has the schema ${quote(schema)} for ${contentType}`, allowed: 'a Schema', fix: 'Wrap it in Schema.fromObject, or use fromFile or named',
    })),
    ...bodies.filter(({ contentType }) => !MEDIA_TYPE.test(contentType)).map(({ contentType }): Finding => ({
      code: 'GH_CONTENT_TYPE', given: `${where} has a body of ${quote(contentType)}`, allowed: 'media types such as "application/json", without wildcards or parameters', fix: 'Name the type as requests have it',
    })),
    ...body !== undefined && others['application/json'] !== undefined ? [{
      code: 'GH_MAPPING_TWICE' as const, given: `${where} has a body and another for application/json`, allowed: 'one schema for each content type', fix: 'Remove one of them',
    }] : [],
  ];
}

function answerFindings(key: RouteKey, { integration: { responses = [] } }: BoundRoute): Finding[] {
  const patterns = responses.map((response) => response.selectionPattern ?? 'default');
  const wrong = patterns.filter((pattern, i) => patterns.indexOf(pattern) < i || !compilesAsPattern(pattern));
  const statuses = responses.map((response) => response.statusCode);
  const twice = [...new Set(statuses.filter((status, i) => statuses.indexOf(status) < i))];
  return [
    ...wrong.map((pattern): Finding => ({
      code: 'GH_INTEGRATION_OPTION',
      given: `the integration of route ${quote(key.text)} has the selection pattern ${quote(pattern)}`,
      allowed: 'regular expressions, each once, and one answer without a pattern',
      fix: 'Mend what its bindRestIntegration returns',
    })),
    ...twice.map((status): Finding => ({
      code: 'GH_RESPONSE_STATUS',
      given: `route ${quote(key.text)} has several answers with the status ${status}: for ${listed(patterns.filter((_, i) => statuses[i] === status))}`,
      allowed: 'one answer for each status, because API Gateway keeps them by it',
      fix: 'Join their matches with "|", or give one of them another status; a template can override it',
    })),
  ];
}

/** Keys of an operation by which API Gateway decides who may call. */
const GUARDS = ['security', 'x-amazon-apigateway-auth'];

function overrideFindings(key: RouteKey, { overrides }: BoundRoute): Finding[] {
  if (overrides === undefined || (isPlain(overrides) && !GUARDS.some((guard) => guard in overrides) && isTree(overrides))) return [];
  return [{
    code: 'GH_BODY_OVERRIDE',
    given: `route ${quote(key.text)} has the overrides ${isPlain(overrides) ? listed(Object.keys(overrides)) : quote(overrides)}`,
    allowed: `a plain object of JSON and tokens, without a circle and without ${listed(GUARDS)}: who may call is for the authorizer to say`,
    fix: 'Give the part of the OpenAPI operation that is to differ, and an authorizer for who may call',
  }];
}

/** Whether a value is what JSON or CDK can write, without a circle. */
function isTree(value: unknown, above: readonly unknown[] = []): boolean {
  if (Token.isUnresolved(value)) return true;
  if (typeof value !== 'object' || value === null) return !['function', 'symbol', 'bigint'].includes(typeof value);
  if (above.includes(value) || value instanceof Map) return false;
  return Object.values(value).every((inner) => isTree(inner, [...above, value]));
}
