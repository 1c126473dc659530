/** A variable in a template of a gateway response. */
export interface TemplateReference {
  /** As it is written, for example `$context.requestId`. */
  readonly text: string;
  /** The name without its dollar, for example `context.requestId`. */
  readonly name: string;
  /** Whether API Gateway puts text in its place. */
  readonly known: boolean;
}

/** `$` and a name, with what only VTL has around it: a silent mark or a brace before, a call or an index behind. */
const REFERENCE = /\$(!?\{?)([A-Za-z_][\w-]*(?:\.[\w-]+)*)([([]?)/g;
const SCOPE = /^(?:context|stageVariables|method\.request\.(?:header|querystring|path))\../;
const DIRECTIVE = /#\{?(?:set|if|elseif|foreach|macro|define|parse|include|evaluate)\}?\s*\(/;
const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** The variables of a template. What is known only at deployment is none. */
export function templateReferences(template: string): TemplateReference[] {
  return [...template.replace(TOKEN, '').matchAll(REFERENCE)]
    .map(([text, before, name, behind]) => ({ text, name, known: before === '' && behind === '' && SCOPE.test(name) }));
}

/** What in a template only VTL would understand, as it is written: it would reach the caller so. */
export function vtlIn(template: string): string[] {
  const directives = DIRECTIVE.exec(template) ?? [];
  return [...directives, ...templateReferences(template).filter(({ known }) => !known).map(({ text }) => text)];
}

/** Whether a content type is JSON: `application/json`, `application/problem+json`. */
export function isJsonType(contentType: string): boolean {
  return /[/+]json\s*(?:;|$)/i.test(contentType);
}

/** Whether a browser runs scripts in it. */
export function isMarkupType(contentType: string): boolean {
  return /[/+](?:html|xml)\s*(?:;|$)/i.test(contentType);
}

/** Whether a template is JSON once its variables have values. */
export function isJsonTemplate(template: string): boolean {
  // A digit is right inside quotes and outside: a stage variable, like a token, may be either.
  const filled = template.replace(TOKEN, '1').replace(REFERENCE, (_, _before, name: string) => sampleOf(name));
  try {
    JSON.parse(filled);
    return true;
  } catch {
    return false;
  }
}

function sampleOf(name: string): string {
  if (name === 'context.error.messageString') return '"x"';
  return name.startsWith('stageVariables.') || name === 'context.requestTimeEpoch' ? '1' : 'x';
}

/** Whether the text of a variable may hold quotes, which break JSON because nothing escapes them. */
export function mayHoldQuotes(name: string): boolean {
  return /^(?:method\.request\.|context\.(?:authorizer\.|(?:error\.(?:message|validationErrorString)|identity\.userAgent)$))/.test(name);
}

/** What API Gateway knows without the caller, and what the caller's page wrote itself. */
const IMPERSONAL = [
  'apiId', 'awsEndpointRequestId', 'domainName', 'domainPrefix', 'error.responseType', 'extendedRequestId', 'httpMethod', 'path', 'protocol', 'requestId',
  'requestTime', 'requestTimeEpoch', 'resourceId', 'resourcePath', 'stage',
];

/** Whether a variable carries no data of the caller, so that every page may read it. */
export function isImpersonal(name: string): boolean {
  return name.startsWith('stageVariables.') || (name.startsWith('context.') && IMPERSONAL.includes(name.slice('context.'.length)));
}
