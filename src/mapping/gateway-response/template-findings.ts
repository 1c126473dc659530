import { isJsonTemplate, isJsonType, isMarkupType, templateReferences, vtlIn } from './template';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';

const CONTENT_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?$/;

/** What is wrong with a template of a gateway response, as data. */
export function templateFindings(name: string, contentType: string, template: string): Finding[] {
  const where = `the template ${quote(contentType)} of the gateway response ${name}`;
  const judged = CHECKS.map(([check, allowed, fix]) => ({ given: check(contentType, template), allowed, fix }));
  const found = judged.find(({ given }) => given !== undefined);
  if (!found) return [];
  const fix = found.fix ?? jsonFix(template);
  return [{ code: 'GH_GATEWAY_RESPONSE_TEMPLATE', given: `${where} ${found.given}`, allowed: found.allowed, fix }];
}

type Check = (contentType: string, template: string) => string | undefined;

/** What may be wrong, first come first; with what is allowed and what to do. */
const CHECKS: ReadonlyArray<readonly [check: Check, allowed: string, fix?: string]> = [
  [(type) => (CONTENT_TYPE.test(type) ? undefined : 'has no content type'), 'content types such as application/json', 'Name the content type'],
  // Recorded: `Invalid null or empty value in responseTemplates`.
  [(_, template) => (template.trim() === '' ? 'is empty' : undefined), 'text', 'Write a body, or leave the template out for the default'],
  [usesVtl, '$context.<name>, $stageVariables.<name> and $method.request.<header|querystring|path>.<name>: gateway responses have no VTL', 'Write text and those variables, without braces'],
  [showsInput, 'no request parameters in markup, where nothing escapes them and a link could carry a script', 'Leave them out, or answer JSON'],
  [(type, template) => (isJsonType(type) && !isJsonTemplate(template) ? 'is not JSON once its variables have values' : undefined), 'JSON'],
];

function usesVtl(_: string, template: string): string | undefined {
  const vtl = vtlIn(template);
  return vtl.length > 0 ? `has ${listed(vtl)}` : undefined;
}

function showsInput(contentType: string, template: string): string | undefined {
  if (!isMarkupType(contentType)) return undefined;
  const input = templateReferences(template).map(({ text }) => text).filter((text) => text.startsWith('$method.request.'));
  return input.length > 0 ? `shows ${listed(input)}` : undefined;
}

function jsonFix(template: string): string {
  return template.includes('"$context.error.messageString"')
    ? 'Write $context.error.messageString without quotes: it brings its own'
    : 'Put variables into double quotes, except $context.error.messageString, which brings its own';
}
