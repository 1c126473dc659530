import type { Finding } from '../errors';

/** CloudFormation's limit of a template, in bytes as written. */
export const TEMPLATE_LIMIT = 1_000_000;

const CONTEXT = '@aws-cdk/core:suppressTemplateIndentation';

/** The bytes of a body as CDK writes it into a template, inside Resources, the resource and its Properties. */
export function bytesAsWritten(body: unknown, indented: boolean): number {
  if (body === undefined) return 0;
  const text = indented ? JSON.stringify({ Resources: { RestApi: { Properties: { Body: body } } } }, undefined, 1) : JSON.stringify(body);
  return Buffer.byteLength(text, 'utf8');
}

/** What is wrong with the size of a resolved body, as data. */
export function sizeFindings(body: unknown, indented: boolean, text = JSON.stringify(body) ?? ''): Finding[] {
  const minified = Buffer.byteLength(text, 'utf8');
  const bytes = indented ? bytesAsWritten(body, true) : minified;
  if (bytes <= TEMPLATE_LIMIT) return [];
  const enough = indented && minified <= TEMPLATE_LIMIT;
  return [{
    code: 'GH_BODY_SIZE',
    given: `the OpenAPI body alone is ${bytes.toLocaleString('en')} bytes as written (${minified.toLocaleString('en')} without indentation)`,
    allowed: `${TEMPLATE_LIMIT.toLocaleString('en')} bytes for a template`,
    fix: enough ? `Set the context "${CONTEXT}": true in cdk.json` : 'Split the routes over several gateways and stacks',
  }];
}

/** Whether CDK indents the templates of an app with this context. */
export function isIndented(context: (key: string) => unknown): boolean {
  return !context(CONTEXT);
}
