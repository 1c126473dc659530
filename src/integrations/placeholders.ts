import { GatehouseError, quote, suggestion } from '../errors';
import type { Code } from '../errors';
import type { RestRouteContext } from './rest-integration';

/** A text with placeholders, turned into a URI template and the mapping of its variables. */
export interface BoundTemplate {
  readonly text: string;
  /** `integration.request.path.<name>` to the expression that fills it. */
  readonly requestParameters: Record<string, string>;
}

/** A placeholder, but not a token of CDK, `${Token[…]}`. */
const PLACEHOLDER = /(?<!\$)\{([^{}]*)\}/g;

/**
 * Binds the placeholders of a text: `{name}` is a parameter of the route's path, `{claims.name}` a claim of the caller's token,
 * `{context.name}` any context variable. Values reach the URI by parameter mapping, without VTL.
 */
export function bindPlaceholders(template: string, route: RestRouteContext, code: Code): BoundTemplate {
  const { uriVariables: own = [] } = route;
  // Taken: no placeholder's variable must get the name of one that the route maps.
  const variables = new Map<string, string>(own.map((name) => [name, '']));
  const text = template.replace(PLACEHOLDER, (whole, name: string) => {
    if (own.includes(name)) return whole;
    const value = expression(whole, name, template, route, code);
    const known = [...variables].find(([, other]) => other === value)?.[0];
    const variable = known ?? freeName(name.replace(/\+$/, '').replace(/[^A-Za-z0-9]/g, '_'), variables);
    variables.set(variable, value);
    return `{${variable}}`;
  });
  const filled = [...variables].filter(([name]) => !own.includes(name));
  return { text, requestParameters: Object.fromEntries(filled.map(([name, value]) => [`integration.request.path.${name}`, value])) };
}

/** The part of a text before its first placeholder: what no caller can change. */
export function fixedPrefix(template: string): string {
  return template.split(PLACEHOLDER, 1)[0];
}

/** A text without its placeholders and tokens: what its author wrote. */
export function literalParts(template: string): string {
  return template.replace(PLACEHOLDER, '').replace(/\$\{Token\[[^\]]*\]\}/g, '');
}

/** Two placeholders must not share a variable: the caller would choose what the other is to fix. */
function freeName(name: string, taken: ReadonlyMap<string, string>): string {
  return taken.has(name) ? freeName(`${name}_`, taken) : name;
}

function expression(whole: string, name: string, template: string, route: RestRouteContext, code: Code): string {
  const claim = /^claims\.([A-Za-z0-9_:.-]+)$/.exec(name);
  if (claim && !route.hasClaims) throw noClaims(template, route);
  if (claim) return `context.authorizer.claims.${claim[1]}`;
  if (/^context\.authorizer\b/.test(name) && !route.hasClaims) throw noClaims(template, route);
  if (/^context\.[A-Za-z0-9_.:-]+$/.test(name)) return name;
  const parameter = name.replace(/\+$/, '');
  if (route.pathParameters.includes(parameter)) return `method.request.path.${parameter}`;
  throw new GatehouseError({
    code,
    given: `${quote(template)} names ${quote(whole)}, which the path ${quote(route.path)} does not have`,
    allowed: 'a parameter of the path, {claims.name} or {context.name}',
    fix: suggestion(parameter, route.pathParameters),
  });
}

function noClaims(template: string, route: RestRouteContext): GatehouseError {
  return new GatehouseError({
    code: 'GH_CLAIMS_MISSING',
    given: `${quote(template)} reads a claim, but route ${quote(`${route.method} ${route.path}`)} has no authorizer that yields claims`,
    allowed: 'claims with Authorizers.cognito',
    fix: 'Give the route a Cognito authorizer, or take the value from the path',
  });
}
