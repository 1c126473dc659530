import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { contextOf } from '../../../src/vtl/host/context';
import type { ContextValues } from '../../../src/vtl/host/context';
import { inputOf } from '../../../src/vtl/host/input';
import type { TemplateRequest } from '../../../src/vtl/host/input';
import { stageVariablesOf } from '../../../src/vtl/host/stage-variables';
import { templateVariables } from '../../../src/vtl/host/template-variables';
import { parseTemplate, renderTemplate } from '../../../src/vtl/index';
import type { Limits } from '../../../src/vtl/index';
import type { Value } from '../../../src/vtl/values';

/** Where AWS's answers are. */
export const FOLDER = process.env.GATEHOUSE_CONFORMANCE ?? join(__dirname, '..', '..', '..', '..', 'shared', 'conformance');
/** `describe`, where they are there. */
export const recorded = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER)) console.warn(`AWS's recordings are not at ${FOLDER} (GATEHOUSE_CONFORMANCE): what it answered is not compared`);

/** A request and what AWS answered. */
export interface Exchange {
  readonly request: { readonly path: string; readonly body: string | null; readonly headers: { readonly [name: string]: string } };
  readonly expect: { readonly status: number; readonly text: string; readonly json: unknown };
  readonly checks: ReadonlyArray<{ readonly path: readonly string[]; readonly value: unknown }>;
}

/** A recorded case: its exchanges, and its integrations by logical id. */
export interface Case {
  readonly exchanges: readonly Exchange[];
  readonly requestTemplate: (method: string) => string;
  readonly responseTemplate: (method: string) => string;
  /** Every template of the API. */
  readonly templates: readonly string[];
}

/** The recorded case of this name. */
export function recording(name: string): Case {
  const { exchanges, definition } = JSON.parse(readFileSync(join(FOLDER, 'rest', `${name}.json`), 'utf8'));
  const integration = (method: string): any => definition.template.Resources[method].Properties.Integration;
  const first = (templates: { [type: string]: string }): string => Object.values(templates)[0];
  return {
    exchanges,
    templates: templatesIn(definition),
    requestTemplate: (method) => first(integration(method).RequestTemplates),
    responseTemplate: (method) => first(integration(method).IntegrationResponses[0].ResponseTemplates),
  };
}

function templatesIn(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([key, value]) =>
    /^(Request|Response)Templates$/.test(key) ? Object.values<string>(value) : templatesIn(value));
}

/** What a template has to read, as far as the test cares. */
export interface Given extends Partial<TemplateRequest> {
  readonly context?: Value;
  readonly contextValues?: ContextValues;
  readonly stageVariables?: { readonly [name: string]: string };
  readonly limits?: Limits;
}

/** What a template prints. */
export function render(template: string, given: Given = {}): string {
  const { context, contextValues = {}, stageVariables, limits, ...request } = given;
  return renderTemplate(parseTemplate(template), templateVariables({
    input: inputOf({ body: undefined, path: {}, querystring: {}, header: {}, ...request }),
    context: context ?? contextOf(contextValues),
    stageVariables: stageVariablesOf(stageVariables),
  }), limits);
}
