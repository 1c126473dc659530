import type { ContentConversion, PassthroughBehavior } from './content';
import { ContentConversion as Conversion, PassthroughBehavior as Passthrough } from './content';
import { staticValue } from './literals';
import { PARAMETER_NAME } from './names';
import type { Source } from './source';
import { parameterSourceFindings } from './source-findings';
import type { MappedRoute } from './source-findings';
import { quote, shapeFindings } from '../errors';
import type { Finding, Kind } from '../errors';
import { templateFindings, templatesByType } from './template/by-type';
import { MappingTemplate } from './template/mapping-template';

/**
 * The integration request: what the back end gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-request.html
 */
export interface RequestMappingOptions {
  /**
   * Headers of the back end's request by name.
   *
   * Errors: `GH_SOURCE`; `GH_MAPPING_TWICE` for two names that differ in case only.
   *
   * @default - those that the integration sets
   */
  readonly headers?: { [name: string]: Source };

  /**
   * Query string parameters of the back end's request by name.
   *
   * @default - those that the integration sets
   */
  readonly querystrings?: { [name: string]: Source };

  /**
   * Variables of the back end's URI by name.
   *
   * @default - those that the integration sets
   */
  readonly path?: { [name: string]: Source };

  /**
   * What turns an `application/json` body into the back end's.
   *
   * @default - the body goes through as it is
   */
  readonly template?: MappingTemplate;

  /**
   * The same by content type.
   *
   * @default - none
   */
  readonly templates?: { [contentType: string]: MappingTemplate };

  /**
   * What happens to content types without a template.
   *
   * @default - NEVER (415) where there is a template, so that nothing goes past it; else what the integration says
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * What the body is turned into before a template sees it.
   *
   * Errors: `GH_TEMPLATE_BINARY` for `TO_BINARY` beside a template.
   *
   * @default - text where there is a template and the gateway has binary media types
   */
  readonly contentHandling?: ContentConversion;
}

const FIELDS: Record<string, Kind> = {
  headers: 'map',
  querystrings: 'map',
  path: 'map',
  template: 'object',
  templates: 'map',
  passthroughBehavior: Object.values(Passthrough),
  contentHandling: Object.values(Conversion),
};

/** Fields that are maps to sources, and where their entries stand in the integration request. */
const PLACES = { headers: 'header', querystrings: 'querystring', path: 'path' } as const;

/** An integration request as the OpenAPI extension writes it. */
export interface MappedRequest {
  readonly requestParameters: Record<string, string>;
  readonly requestTemplates: Record<string, string>;
  readonly passthroughBehavior?: PassthroughBehavior;
  readonly contentHandling?: ContentConversion;
  /** The sources whose parameters the method request has to declare. */
  readonly sources: readonly Source[];
}

/** Renders an integration request that has been checked. A header that the route declares is read as it is declared, in its letters. */
export function mappedRequest(options: RequestMappingOptions, declared: readonly string[] = []): MappedRequest {
  const templates = templatesByType(options);
  const parameters = parametersOf(options);
  return {
    requestParameters: Object.fromEntries(parameters.map(({ target, source }) => [target, parameterValue(source, declared)])),
    requestTemplates: Object.fromEntries(templates.map(({ contentType, template }) => [contentType, template._config.vtl()])),
    passthroughBehavior: options.passthroughBehavior ?? (templates.length ? Passthrough.NEVER : undefined),
    contentHandling: options.contentHandling,
    sources: [...parameters.map(({ source }) => source), ...templates.flatMap(({ template }) => template._config.sources.map((used) => used.source))],
  };
}

/** The parameters that sources read of a request, which the method request has to declare. */
export function readsOf(sources: readonly Source[]): { readonly readsHeaders: string[]; readonly readsQuerystrings: string[] } {
  const read = sources.flatMap(({ _config }) => _config.reads ?? []);
  const of = (place: 'header' | 'query') => [...new Set(read.filter((each) => each.in === place).map((each) => each.name))];
  return { readsHeaders: of('header'), readsQuerystrings: of('query') };
}

/** What is wrong with an integration request, as data. */
export function requestMappingFindings(options: RequestMappingOptions, route: MappedRoute): Finding[] {
  const shape = shapeFindings(`mapping of ${route.where}`, options, FIELDS);
  if (shape.length > 0) return shape;
  return [
    ...twiceFindings(options, route),
    ...parametersOf(options).flatMap(({ target, source, name }) => [...nameFindings(target, name, route), ...parameterSourceFindings(source, route)]),
    ...templateFindings(options, route, 'request'),
  ];
}

interface MappedParameter {
  readonly target: string;
  readonly name: string;
  readonly source: Source;
}

function parametersOf(options: RequestMappingOptions): MappedParameter[] {
  return Object.entries(PLACES).flatMap(([field, place]) => Object.entries(options[field as keyof typeof PLACES] ?? {})
    .filter(([, source]) => source !== undefined)
    .map(([name, source]) => ({ target: `integration.request.${place}.${name}`, name, source })));
}

function parameterValue({ _config: { parameter = '', reads, literal, written } }: Source, declared: readonly string[]): string {
  if (literal !== undefined) return staticValue(written, literal);
  const name = reads?.in === 'header' ? declared.find((each) => each.toLowerCase() === reads.name.toLowerCase()) : undefined;
  return name === undefined ? parameter : `${parameter.slice(0, -name.length)}${name}`;
}

function twiceFindings(options: RequestMappingOptions, { where }: MappedRoute): Finding[] {
  const targets = parametersOf(options).map(({ target }) => target);
  // Names of headers are the same in whatever letters, others are not.
  const folded = targets.map((target) => (target.startsWith('integration.request.header.') ? target.toLowerCase() : target));
  return targets.filter((_, i) => folded.indexOf(folded[i]) < i).map((target) => ({
    code: 'GH_MAPPING_TWICE',
    given: `${where} maps ${target} beside one that differs in case only`,
    allowed: 'each parameter once',
    fix: 'Remove one of them',
  }));
}

function nameFindings(target: string, name: string, { where }: MappedRoute): Finding[] {
  if (PARAMETER_NAME.test(name)) return [];
  return [{ code: 'GH_PARAMETER_NAME', given: `${where} maps ${quote(target)}`, allowed: 'names of A-Z a-z 0-9 . _ $ -', fix: 'Rename it' }];
}
