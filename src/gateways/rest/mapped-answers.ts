import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';
import { LambdaCustomIntegration, RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../../integrations';
import { ContentConversion, MappingTemplate, hasSeveralOrigins, mappedResponse, matchAny, matchBeside, matchedStatuses, originTemplate, templatesByType } from '../../mapping';
import type { CorsOptions, MappedRoute, ResponseOptions } from '../../mapping';

/** The route's answers; and the integration's own for what they leave over, so that no error becomes a success. */
export function mappedAnswers(integration: RestIntegrationConfig, given: readonly ResponseOptions[], cors?: CorsOptions): RestIntegrationResponse[] {
  const { responses: own = [], matchesErrors } = integration;
  const matches = given.flatMap((response) => response.match ?? []);
  const hasDefault = given.some((response) => response.match === undefined);
  const left = own.flatMap((response): RestIntegrationResponse[] => {
    const { selectionPattern: pattern } = response;
    if (pattern === undefined) return hasDefault ? [] : [response];
    // Which messages a pattern leaves over, nobody can tell; which statuses, we can.
    if (matches.includes(pattern) || (!matchesErrors && isCovered(pattern, matches))) return [];
    return [{ ...response, selectionPattern: matchBeside(pattern, matches) }];
  });
  const none = !hasDefault && !left.some((response) => response.selectionPattern === undefined);
  const others = [...left, ...none ? [mappedResponse({ status: 200 }, cors)] : []];
  const answers = given.map((response) => (matchesErrors ? mappedResponse(besideOthers(response, matches), cors) : onTopOf(own, response, cors)));
  // What is said of one error message must not be said of another, or of a success.
  return matchesErrors ? [...answers, ...others] : joinedByStatus(answers, others);
}

/** The answer for all other errors, so that no error has two. */
function besideOthers(response: ResponseOptions, matches: readonly string[]): ResponseOptions {
  const { match } = response;
  if (match !== LambdaCustomIntegration.OTHER_ERRORS) return response;
  return { ...response, match: matchBeside(match, matches.filter((other) => other !== match)) };
}

/**
 * A route's answer for what the integration answers as a success keeps the integration's template where it has none of its own, so that a header
 * more does not answer the back end's words; and what is no success to the integration stays none.
 */
function onTopOf(own: readonly RestIntegrationResponse[], response: ResponseOptions, cors?: CorsOptions): RestIntegrationResponse {
  const below = own.find(({ statusCode, selectionPattern }) => statusCode < 400 && meets(response.match, selectionPattern));
  if (!below) return mappedResponse(response, cors);
  const guarded = below._guard ?? ((each: MappingTemplate) => each);
  const written = templatesByType(response).map(({ contentType, template }) => [contentType, guarded(template)] as const);
  const templates = Object.fromEntries(written.length ? written : ownTemplates(below, cors));
  return mappedResponse({ ...response, template: undefined, templates }, cors);
}

/** The integration's templates, without what compares the origins: whether that is due, the route's headers decide. */
function ownTemplates({ templates = {} }: RestIntegrationResponse, cors?: CorsOptions): Array<readonly [type: string, template: MappingTemplate]> {
  const compares = cors && hasSeveralOrigins(cors) ? originTemplate(cors) : '';
  const bare = (vtl: string): string => (vtl.startsWith(compares) ? vtl.slice(compares.length) : vtl);
  const all = Object.entries(templates).map(([type, vtl]) => [type, bare(vtl)] as const);
  return all.filter(([, vtl]) => vtl !== '$input.body').map(([type, vtl]) => [type, MappingTemplate.fromVtl(vtl)] as const);
}

/** Whether a route's match may be for answers that the integration takes for successes: what cannot be tried may. */
function meets(match: string | undefined, pattern: string | undefined): boolean {
  if (match === undefined) return pattern === undefined;
  const [statuses, own] = [matchedStatuses(match), pattern === undefined ? SUCCESSES : matchedStatuses(pattern)];
  return statuses === undefined || own === undefined || statuses.some((status) => own.includes(status));
}

const SUCCESSES: readonly number[] = Array.from({ length: 200 }, (_, i) => 200 + i);

/** API Gateway keeps one answer for each status, so what the integration would answer with a status of the route's becomes part of that. */
function joinedByStatus(answers: readonly RestIntegrationResponse[], others: readonly RestIntegrationResponse[]): RestIntegrationResponse[] {
  const joined = answers.map((answer) => {
    const patterns = [answer, ...others.filter((other) => other.statusCode === answer.statusCode)].map((each) => each.selectionPattern);
    const written = patterns.filter((pattern) => pattern !== undefined);
    return { ...answer, selectionPattern: written.length < patterns.length ? undefined : matchAny(written) };
  });
  return [...joined, ...others.filter((other) => !answers.some((answer) => answer.statusCode === other.statusCode))];
}

/** Whether every status that a pattern matches has another answer. */
function isCovered(pattern: string, others: readonly string[]): boolean {
  const covered = new Set(others.flatMap((other) => matchedStatuses(other) ?? []));
  const statuses = matchedStatuses(pattern) ?? [];
  return statuses.length > 0 && statuses.every((status) => covered.has(status));
}

/** Whether a mock was given a body; several origins alone take a template too. */
function isMockWithBody({ type, responses = [] }: RestIntegrationConfig, cors?: CorsOptions): boolean {
  const compares = cors && hasSeveralOrigins(cors) ? originTemplate(cors) : undefined;
  const templates = responses.flatMap((response) => Object.values(response.templates ?? {}));
  return type === RestIntegrationType.MOCK && templates.some((template) => template !== compares);
}

type Given = readonly ResponseOptions[];

/** What only shows beside the integration's own answers. */
export function answerFindings(integration: RestIntegrationConfig, given: Given, { where }: MappedRoute, cors?: CorsOptions): Finding[] {
  return [
    ...statusFindings(integration, given, where),
    ...defaultFindings(integration, given, where),
    ...isMockWithBody(integration, cors) ? given.filter((response) => response.match === undefined).map(({ status }): Finding => ({
      code: 'GH_RESPONSE_MATCH',
      given: `${where} has a response ${status} in place of the body that its ${integration.label} was given`,
      allowed: 'the body of a mock, or a response with a template',
      fix: 'Say it in one place: remove the body of the mock, or the response',
    })) : [],
    ...cors && hasSeveralOrigins(cors) ? binaryFindings(given, where) : [],
  ];
}

function binaryFindings(given: Given, where: string): Finding[] {
  return given.filter((response) => response.contentHandling === ContentConversion.TO_BINARY).map(({ status }) => ({
    code: 'GH_RESPONSE_BINARY',
    given: `response ${status} of ${where} is binary, and the gateway has several CORS origins, which only a template can compare`,
    allowed: 'one CORS origin, or a text answer',
    fix: 'Leave one origin, or let a function answer',
  }));
}

const statusFinding = (what: string, fix: string): Finding =>
  ({ code: 'GH_RESPONSE_STATUS', given: what, allowed: 'one answer for each status, because API Gateway keeps them by it', fix });

/** Two answers of one status, of the route or of the route and its integration. */
function statusFindings({ responses: own = [], label, matchesErrors = false }: RestIntegrationConfig, given: Given, where: string): Finding[] {
  const same = [...new Set(given.map(({ status }) => status))].map((status) => given.filter((response) => response.status === status));
  const worded = given.some(({ match }) => match === undefined || match === LambdaCustomIntegration.OTHER_ERRORS);
  const kept = own.filter(({ selectionPattern }) => (matchesErrors ? selectionPattern === undefined || !worded : selectionPattern === undefined));
  const clashing = given.filter(({ status, match }) => kept.some((response) => response.statusCode === status) && isOfErrors(match, matchesErrors));
  const fix = matchesErrors
    ? 'Give it another status, or word the other errors too, by LambdaCustomIntegration.OTHER_ERRORS'
    : 'Give it another status; a template can override the status of an answer';
  return [
    ...same.filter(({ length }) => length > 1).map(([{ status }, ...others]) => statusFinding(
      `${where} has ${others.length + 1} responses ${status}: for ${listed(given.filter((each) => each.status === status).map(({ match }) => match ?? 'default'))}`,
      'Join their matches with "|", or give one of them another status; a template can override it',
    )),
    ...clashing.map(({ status, match }) => statusFinding(`${where} has a response ${status} for ${quote(match)}, and ${label} answers with ${status} by itself`, fix)),
  ];
}

/** Whether a match is for errors: what is for successes alone may stand for the others too. */
function isOfErrors(match: string | undefined, matchesErrors: boolean): boolean {
  if (match === undefined) return false;
  return matchesErrors ? match !== LambdaCustomIntegration.OTHER_ERRORS : !(matchedStatuses(match)?.every((status) => status < 400) ?? false);
}

/** An answer without a match stands for everything else, which is success to one integration and failure to another. */
function defaultFindings({ responses: own = [], label }: RestIntegrationConfig, given: Given, where: string): Finding[] {
  const failing = own.find((response) => response.selectionPattern === undefined && response.statusCode >= 400);
  const success = own.find((response) => response.selectionPattern !== undefined && response.statusCode < 400);
  const unmatched = given.filter((response) => response.match === undefined);
  const lost = failing && success ? unmatched.filter((response) => response.status < 400) : [];
  const failed = failing ? [] : unmatched.filter((response) => response.status >= 400);
  return [
    ...lost.map(({ status }): Finding => ({
      code: 'GH_RESPONSE_MATCH',
      given: `${where} has a response ${status} without a match, and the integration ${label} answers successes by ${quote(success?.selectionPattern)}`,
      allowed: 'errors without a match there',
      fix: `Give it the match ${quote(success?.selectionPattern)}`,
    })),
    ...failed.map(({ status }): Finding => ({
      code: 'GH_RESPONSE_MATCH',
      given: `${where} has a response ${status} without a match, which would stand for every success of ${label}`,
      allowed: 'a success without a match there',
      fix: 'Give it a match for the errors that it is for',
    })),
  ];
}
