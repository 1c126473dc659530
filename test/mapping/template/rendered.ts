import type { MappingTemplate } from '../../../src/mapping';
import { contextOf, inputOf, parseTemplate, renderTemplate, stageVariablesOf, templateVariables } from '../../../src/vtl';

/** A request as a template sees it. */
export interface Sent {
  readonly body?: unknown;
  readonly bodyText?: string;
  readonly path?: Record<string, string>;
  readonly querystring?: Record<string, string>;
  readonly header?: Record<string, string>;
  readonly context?: Record<string, unknown>;
  readonly stageVariables?: Record<string, string>;
}

/** What API Gateway would make of a template, by our evaluator; with the context that it leaves. */
export function evaluated(template: MappingTemplate, sent: Sent) {
  const body = sent.bodyText ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
  const context = contextOf((sent.context ?? {}) as never);
  const input = inputOf({ body, path: sent.path ?? {}, querystring: sent.querystring ?? {}, header: sent.header ?? {} });
  const variables = templateVariables({ input, context, stageVariables: stageVariablesOf(sent.stageVariables ?? {}) });
  return { text: renderTemplate(parseTemplate(template._config.vtl()), variables), context };
}

/** The same, read as JSON. */
export function evaluatedJson(template: MappingTemplate, sent: Sent): unknown {
  const { text } = evaluated(template, sent);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${(error as Error).message} in ${text} of ${template._config.vtl()}`);
  }
}
