import { vtlText } from './condition';
import { candidates } from './leaf';
import { choice, directive } from './pieces';
import type { Piece } from './pieces';
import type { Scope } from './scope';
import { quote, shapeFindings } from '../../errors';
import type { Finding } from '../../errors';
import { Source } from '../source';

/**
 * Parameters of the integration request that a template decides, over whatever the parameter mapping says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export interface RequestOverrideOptions {
  /**
   * Headers by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: Source };
  /**
   * Query string parameters by name.
   *
   * @default - none
   */
  readonly querystrings?: { [name: string]: Source };
  /**
   * Variables of the back end's URI by name.
   *
   * @default - none
   */
  readonly path?: { [name: string]: Source };
}

/**
 * What a template decides of the answer, over whatever the response mapping says.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export interface ResponseOverrideOptions {
  /**
   * The status; a number as text, such as `Source.literal('202')` or a part of the body.
   *
   * @default - that of the response
   */
  readonly status?: Source;
  /**
   * Headers by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: Source };
}

/** Options of typed templates. */
export interface MappingTemplateOptions {
  /**
   * Parameters of the integration request to decide here; a source without a value leaves the parameter as it is.
   *
   * Errors: `GH_MAPPING_TWICE` for two names that differ in case only.
   *
   * @default - none
   */
  readonly requestOverrides?: RequestOverrideOptions;
  /**
   * Status and headers of the answer to decide here; a source without a value leaves them as they are.
   *
   * @default - none
   */
  readonly responseOverrides?: ResponseOverrideOptions;
}

/** One override: the reference that is set, and what it is set to. */
interface Override {
  readonly target: string;
  readonly name: string;
  readonly source: Source;
}

/** The overrides of a template, as data; in the order of their names. */
export function overridesOf({ requestOverrides: request = {}, responseOverrides: response = {} }: MappingTemplateOptions): Override[] {
  const named = (place: string, map: { [name: string]: Source } = {}): Override[] =>
    Object.entries(map).filter(([, source]) => source !== undefined).map(([name, source]) => ({ target: `context.${place}.${name}`, name, source }));
  const all = [
    ...named('requestOverride.header', request.headers),
    ...named('requestOverride.querystring', request.querystrings),
    ...named('requestOverride.path', request.path),
    ...named('responseOverride', { ...response.status && { status: response.status } }),
    ...named('responseOverride.header', response.headers),
  ];
  return all.sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** What is wrong with overrides, as data. */
export function overrideShapeFindings(options: MappingTemplateOptions): Finding[] {
  const findings = [
    ...shapeFindings('the options of the template', options, { requestOverrides: 'object', responseOverrides: 'object' }),
    ...shapeFindings('requestOverrides', options?.requestOverrides ?? {}, { headers: 'map', querystrings: 'map', path: 'map' }),
    ...shapeFindings('responseOverrides', options?.responseOverrides ?? {}, { headers: 'map' }),
  ];
  if (findings.length > 0) return findings;
  const overrides = overridesOf(options);
  return [...valueFindings(overrides), ...nameFindings(overrides), ...statusFindings(options), ...twiceFindings(overrides)];
}

function statusFindings({ responseOverrides }: MappingTemplateOptions): Finding[] {
  const literal = responseOverrides?.status instanceof Source ? responseOverrides.status._config.literal : undefined;
  if (literal === undefined || /^[2-5]\d\d$/.test(literal)) return [];
  return [{ code: 'GH_RESPONSE_STATUS', given: `a template overrides the status with ${quote(literal)}`, allowed: 'a whole number from 200 to 599', fix: 'Give the status that the caller is to get' }];
}

/** The name becomes a part of a VTL reference. */
function nameFindings(overrides: readonly Override[]): Finding[] {
  return overrides.filter(({ name }) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)).map(({ name }) => ({
    code: 'GH_PARAMETER_NAME',
    given: `a template overrides ${quote(name)}`,
    allowed: 'names of A-Z a-z 0-9 _ - that begin with a letter: VTL has no other reference for them',
    fix: 'Map the parameter without a template, or rename it',
  }));
}

function valueFindings(overrides: readonly Override[]): Finding[] {
  const wrong = overrides.filter(({ source }) => !(source instanceof Source));
  return wrong.map(({ target }) => ({ code: 'GH_TYPE', given: `the override of ${target} is no source`, allowed: 'a Source', fix: 'Use a factory of Source, for example Source.literal' }));
}

/** API Gateway answers 5XX where a template overrides one parameter twice. */
function twiceFindings(overrides: readonly Override[]): Finding[] {
  const folded = overrides.map(({ target }) => (target.includes('.header.') ? target.toLowerCase() : target));
  return overrides.filter((_, i) => folded.indexOf(folded[i]) < i).map(({ target }) => ({
    code: 'GH_MAPPING_TWICE',
    given: `a template overrides ${target} beside one that differs in case only`,
    allowed: 'each parameter once: API Gateway answers 5XX otherwise',
    fix: 'Remove one of them',
  }));
}

/** The directives that set the overrides: first of all in the template. */
export function overridePieces(options: MappingTemplateOptions, scope: Scope): Piece[] {
  return overridesOf(options).flatMap(({ target, source }) => {
    const { before, expression } = target === STATUS ? statusExpression(source, scope) : textExpression(source, scope);
    const variable = scope.fresh('o');
    const set = choice(`$${variable} != ""`, [directive(`#set($${target} = $${variable})`)]);
    return [...before, directive(`#set($${variable} = ${expression})`), ...set];
  });
}

const STATUS = 'context.responseOverride.status';

/** A status is a number in AWS's examples. */
function statusExpression(source: Source, scope: Scope): ReturnType<typeof textExpression> {
  const { literal } = source._config;
  return literal === undefined ? textExpression(source, scope) : { before: [], expression: literal };
}

/** A source as an expression that yields text. */
function textExpression(source: Source, scope: Scope): { readonly before: readonly Piece[]; readonly expression: string } {
  const { literal, parts } = source._config;
  if (literal !== undefined) return { before: [], expression: vtlText(literal) };
  if (parts !== undefined) {
    const all = parts.map((part) => textExpression(part, scope));
    return { before: all.flatMap((each) => each.before), expression: all.map((each) => each.expression).join(' + ') || "''" };
  }
  const { before, references: [first, ...others] } = candidates(source, scope);
  const variable = scope.fresh('t');
  const tries = others.flatMap((reference) => choice(`$${variable} == ""`, [directive(`#set($${variable} = "$!{${reference}}")`)]));
  return { before: [...before, directive(`#set($${variable} = "$!{${first}}")`), ...tries], expression: `$${variable}` };
}
