import { PARAMETER_NAME } from './names';
import { ResponseSource } from './response-source';
import { Source } from './source';
import { listed, quote, suggestion } from '../errors';
import type { Finding } from '../errors';
import type { UsedSource } from './template/used-sources';
import { vtl } from './vtl';

/** What a mapping may know of its route. */
export interface MappedRoute {
  /** The route as errors name it. */
  readonly where: string;
  readonly pathParameters: readonly string[];
  /** The headers that it declares, as it writes them. */
  readonly headers?: readonly string[];
  /** Whether the route's authorizer yields claims. */
  readonly hasClaims: boolean;
}

const finding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_SOURCE', given, allowed, fix });

/** What is wrong with a source of a parameter mapping, as data. */
export function parameterSourceFindings(source: unknown, route: MappedRoute): Finding[] {
  const unfit = unfitFindings(source, Source, route.where);
  if (!(source instanceof Source) || unfit.length > 0) return unfit;
  const { parameter, literal, written } = source._config;
  if (literal !== undefined) return literalFindings(written, literal, route);
  if (parameter !== undefined) return namedFindings(source, route);
  return [finding(`${route.where} maps a parameter from ${written}`, 'one parameter, part of the body, variable or literal in a parameter mapping', 'Override the parameter in a template, which can compute it')];
}

/** What is wrong with a source of a response header, as data. */
export function responseSourceFindings(source: unknown, where: string, hasClaims: boolean): Finding[] {
  const unfit = unfitFindings(source, ResponseSource, where);
  if (!(source instanceof ResponseSource) || unfit.length > 0) return unfit;
  const { written, context, jsonPath, literal, header, stageVariable } = source._config;
  if (literal !== undefined) return literalFindings(written, literal, { where });
  return [
    ...context === undefined ? [] : contextFindings(written, context, { where, hasClaims }),
    ...jsonPath === undefined ? [] : pathFindings(written, jsonPath, where),
    ...header === undefined || PARAMETER_NAME.test(header) ? [] : [nameFinding(written, where)],
    ...stageVariable === undefined || VARIABLE.test(stageVariable) ? [] : [nameFinding(written, where)],
  ];
}

/** What is wrong with a source of a typed template, as data. */
export function templateSourceFindings({ source, use, inLoop }: UsedSource, route: MappedRoute): Finding[] {
  const unfit = unfitFindings(source, Source, route.where);
  if (!(source instanceof Source) || unfit.length > 0) return unfit;
  const { written, json, texts, parts, literal } = source._config;
  if (json?.ofItem && !inLoop) return [finding(`${route.where} uses ${written} outside a loop`, 'Source.item inside MappingTemplate.each', 'Use Source.body, or put it into the item of a loop')];
  if (use === 'list' && json === undefined) return [finding(`${route.where} has a loop over ${written}`, 'Source.body or Source.item', 'Name the list in the body')];
  if (use === 'list' && !isDefinite(json?.path)) return [finding(`${route.where} has a loop over ${written}`, 'a list at one place: no "..", "*", filter, slice or function', 'Name the list itself, and leave items out with MappingTemplate.when')];
  if (use === 'condition' && json === undefined && texts === undefined) return [finding(`${route.where} has a condition on ${written}`, 'one parameter, part of the body or variable', 'Ask for each part alone')];
  if ([json, texts, parts, literal].every((each) => each === undefined)) return [finding(`a template of ${route.where} has ${written}`, 'sources with one value', 'Use Source.header or Source.querystring, or map the parameter without a template')];
  return literal === undefined ? namedFindings(source, route) : [];
}

const VARIABLE = /^[A-Za-z0-9_]+$/;
/** A key of what an authorizer yields, as a mapping expression can hold it. */
const CLAIM = /^authorizer\.(?:claims\.)?[A-Za-z0-9_:./-]+$/;

function namedFindings({ _config: { written, reads, context, json, stageVariable } }: Source, route: MappedRoute): Finding[] {
  return [
    ...reads && !PARAMETER_NAME.test(reads.name) ? [nameFinding(written, route.where)] : [],
    ...reads?.in === 'path' && !route.pathParameters.includes(reads.name) ? [noSuchParameter(written, reads.name, route)] : [],
    ...context === undefined ? [] : contextFindings(written, context, route),
    ...json === undefined ? [] : pathFindings(written, json.path, route.where),
    ...stageVariable === undefined || VARIABLE.test(stageVariable) ? [] : [nameFinding(written, route.where)],
  ];
}

function contextFindings(written: string, name: string, route: Pick<MappedRoute, 'where' | 'hasClaims'>): Finding[] {
  if (name.startsWith('authorizer.claims.') && !route.hasClaims) {
    return [{
      code: 'GH_CLAIMS_MISSING',
      given: `${route.where} reads a claim by ${written}, but has no authorizer that yields claims`,
      allowed: 'claims with Authorizers.cognito',
      fix: 'Give the route a Cognito authorizer, or take the value from elsewhere',
    }];
  }
  if (CLAIM.test(name)) return [];
  const { CONTEXT_VARIABLES } = vtl();
  if (CONTEXT_VARIABLES.includes(name)) return [];
  return [finding(`${route.where} reads ${written}`, 'a context variable of API Gateway, without "$context."', suggestion(name, CONTEXT_VARIABLES))];
}

/** A path that stands in double quotes in VTL: what would be read there as a reference or a directive is refused. */
function pathFindings(written: string, path: string, where: string): Finding[] {
  const wrong = /^\$/.test(path) && !/[$#\\]/.test(path.slice(1)) ? syntaxOf(path) : 'it starts with $ and has no other $, # or backslash';
  return wrong === undefined ? [] : [finding(`${where} reads ${written}: ${wrong}`, 'a JSON path such as "$.order.id"', 'Write the path of the part')];
}

/** Whether a path leads to one place, so that an index behind it is an item of what stands there. */
function isDefinite(path: string = '$'): boolean {
  if (syntaxOf(path) !== undefined) return true;
  const { definite, tokens } = vtl().parseJsonPath(path);
  return definite && tokens.every((token) => token.kind !== 'function');
}

function syntaxOf(path: string): string | undefined {
  try {
    vtl().parseJsonPath(path);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function literalFindings(written: string, literal: string, { where }: Pick<MappedRoute, 'where'>): Finding[] {
  if (!/['\r\n]/.test(literal)) return [];
  return [finding(`${where} maps ${written}`, 'text on one line without a single quote: a parameter mapping knows no escape for it', 'Remove the quote or line break, or override the parameter in a template')];
}

function noSuchParameter(written: string, name: string, { where, pathParameters }: MappedRoute): Finding {
  const has = pathParameters.length ? `the parameters of the path: ${listed(pathParameters)}` : 'no path parameter, because the path has none';
  return finding(`${where} reads ${written}`, has, pathParameters.length ? suggestion(name, pathParameters) : 'Put the parameter into the path');
}

const nameFinding = (written: string, where: string) => finding(`${where} reads ${written}`, 'names of A-Z a-z 0-9 . _ $ -; stage variables of A-Z a-z 0-9 _', 'Write the name as the request has it');

/** What is no source at all, or one that was made with something else than text. */
function unfitFindings(source: unknown, kind: typeof Source | typeof ResponseSource, where: string): Finding[] {
  if (!(source instanceof kind)) {
    return [{ code: 'GH_TYPE', given: `${where} maps ${quote(source)}`, allowed: `a ${kind.name}`, fix: `Use a factory of ${kind.name}, for example ${kind.name}.literal` }];
  }
  const { argument, written } = source._config;
  return !('argument' in source._config) || typeof argument === 'string' ? [] : [finding(`${where} maps ${written}`, 'text', 'Give the name or value as text')];
}
