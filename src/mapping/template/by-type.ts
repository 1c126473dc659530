import { MEDIA_TYPE } from '../names';
import { MappingTemplate } from './mapping-template';
import { vtlFindings } from './vtl-findings';
import { GatehouseError, quote } from '../../errors';
import type { Finding } from '../../errors';
import { templateSourceFindings } from '../source-findings';
import type { MappedRoute } from '../source-findings';

/** Options that hold templates: the one for JSON, and others by content type. */
export interface TemplateFields {
  readonly template?: MappingTemplate;
  readonly templates?: { readonly [contentType: string]: MappingTemplate };
}

/** A template and the content type that it is for. */
export interface TypedTemplate {
  readonly contentType: string;
  readonly template: MappingTemplate;
}

export const JSON_TYPE = 'application/json';

/** The templates by content type, in its order. */
export function templatesByType({ template, templates = {} }: TemplateFields): TypedTemplate[] {
  const all = [...template === undefined ? [] : [[JSON_TYPE, template] as const], ...Object.entries(templates)];
  const given = all.filter(([, each]) => each !== undefined).map(([contentType, each]) => ({ contentType, template: each }));
  return given.sort((a, b) => (a.contentType < b.contentType ? -1 : 1));
}

/** What is wrong with templates, as data. */
export function templateFindings(fields: TemplateFields, route: MappedRoute, box: 'request' | 'response'): Finding[] {
  const all = templatesByType(fields);
  const twice = fields.template !== undefined && fields.templates?.[JSON_TYPE] !== undefined;
  return [
    ...twice ? [finding('GH_MAPPING_TWICE', `${route.where} has a template and another for ${JSON_TYPE}`, 'one template for each content type', 'Remove one of them')] : [],
    ...all.filter(({ contentType }) => !MEDIA_TYPE.test(contentType)).map(({ contentType }) => finding('GH_CONTENT_TYPE', `${route.where} has a template for ${quote(contentType)}`, 'media types such as "application/json", without wildcards or parameters', 'Name the type as requests have it')),
    ...all.flatMap(({ template }) => oneTemplateFindings(template, route, box)),
  ];
}

function oneTemplateFindings(template: MappingTemplate, route: MappedRoute, box: 'request' | 'response'): Finding[] {
  if (!(template instanceof MappingTemplate)) return [finding('GH_TYPE', `${route.where} has the template ${quote(template)}`, 'a MappingTemplate', 'Wrap it in MappingTemplate.json, or use form, fromVtl or fromFile')];
  const { sources, vtl, overridesRequest, findings } = template._config;
  if (box === 'response' && overridesRequest) return [lateFinding(route)];
  const before = [...withRoute(findings, route), ...sources.flatMap((used) => templateSourceFindings(used, route))];
  return before.length > 0 ? before : renderedFindings(vtl, route, box);
}

/** What is wrong with the template as it comes out; what typed ones hold may be no JSON. */
function renderedFindings(render: () => string, route: MappedRoute, box: 'request' | 'response'): Finding[] {
  try {
    const vtl = render();
    return [...vtlFindings(vtl, route, box), ...sizeFindings(vtl, route, box)];
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return withRoute(error.findings, route);
  }
}

function withRoute(findings: readonly Finding[], { where }: MappedRoute): Finding[] {
  return findings.map((each) => ({ ...each, given: `in ${where}: ${each.given}` }));
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
const LARGEST_TEMPLATE = 300 * 1024;

function sizeFindings(vtl: string, { where }: MappedRoute, box: string): Finding[] {
  const bytes = Buffer.byteLength(vtl);
  if (bytes <= LARGEST_TEMPLATE) return [];
  return [finding('GH_TEMPLATE_SIZE', `the ${box} template of ${where} has ${bytes} bytes`, `${LARGEST_TEMPLATE} bytes`, 'Make it smaller: pass on whole objects of the body, or leave the work to a function')];
}

const lateFinding = ({ where }: MappedRoute): Finding =>
  finding('GH_SOURCE', `a template of ${where} overrides the integration request`, 'overrides of the answer: the request has been sent', 'Move the overrides into a template of the mapping');

function finding(code: Finding['code'], given: string, allowed: string, fix: string): Finding {
  return { code, given, allowed, fix };
}
