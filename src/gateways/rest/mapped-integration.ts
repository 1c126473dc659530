import { listed, quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { LambdaCustomIntegration, RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../../integrations';
import {
  ContentConversion, hasSeveralOrigins, mappedRequest, mappedResponse, matchAny, matchBeside, matchedStatuses, originTemplate, requestMappingFindings, responseFindings,
  templatesByType, vtlWarnings,
} from '../../mapping';
import type { CorsOptions, MappedRoute, RequestMappingOptions, ResponseOptions } from '../../mapping';

/** What a route says of its integration request and responses. */
export interface RouteMapping {
  readonly mapping?: RequestMappingOptions;
  readonly responses?: readonly ResponseOptions[];
}

/** Joins what a route maps with what its integration describes. Pure. */
export function mappedIntegration(integration: RestIntegrationConfig, options: RouteMapping, route: MappedRoute, cors?: CorsOptions) {
  const { mapping, responses } = options;
  if (mapping === undefined && responses === undefined) return integration;
  throwFindings(mapping ? requestMappingFindings(mapping, route) : []);
  throwFindings(responses ? responseFindings(responses, route, integration.matchesErrors ?? false) : []);
  throwFindings([...proxyFindings(integration, options, route), ...variableFindings(integration, mapping, route), ...responses ? answerFindings(integration, responses, route, cors) : []]);
  return {
    ...integration,
    ...mapping && withRequest(integration, mapping, route),
    ...responses && { responses: withResponses(integration, responses, cors) },
  };
}

/** Names in hand-written templates that API Gateway does not have. */
export function mappingWarnings({ mapping = {}, responses = [] }: RouteMapping, { where }: MappedRoute, { matchesErrors }: RestIntegrationConfig): Finding[] {
  const written = [mapping, ...responses].flatMap(templatesByType).map(({ template }) => template._config).filter((config) => config.handWritten);
  const whole = matchesErrors ? responses.filter(({ match }) => match !== undefined && /^[\w ,:;!'-]+$/.test(match)) : [];
  return [...written.flatMap(({ vtl }) => vtlWarnings(vtl(), where)), ...whole.map(({ match }) => wholeMessageFinding(where, match))];
}

const wholeMessageFinding = (where: string, match?: string): Finding => ({
  code: 'GH_RESPONSE_WHOLE',
  given: `${where} has the match ${quote(match)}, which only an error takes whose whole message that is`,
  allowed: 'a regular expression over the whole message of the error',
  fix: `Write "[\\\\s\\\\S]*${match}[\\\\s\\\\S]*" where it is a part of the message`,
});

const PROXIES = {
  [RestIntegrationType.AWS_PROXY]: 'Integrations.lambdaCustom',
  [RestIntegrationType.HTTP_PROXY]: 'Integrations.httpCustom',
} as Readonly<Record<string, string | undefined>>;

/** What proxies do not have: AWS takes it without a word and does nothing with it. */
function proxyFindings({ type, label }: RestIntegrationConfig, { mapping = {}, responses }: RouteMapping, { where }: MappedRoute): Finding[] {
  const instead = PROXIES[type];
  if (instead === undefined) return [];
  const lambdaOnly = type === RestIntegrationType.AWS_PROXY ? ['headers', 'querystrings', 'path'] as const : [];
  const unfit = [...(['template', 'templates', 'passthroughBehavior', ...lambdaOnly] as const).filter((field) => mapping[field] !== undefined), ...responses === undefined ? [] : ['responses']];
  if (unfit.length === 0) return [];
  return [{
    code: 'GH_MAPPING_PROXY',
    given: `${where} has ${listed(unfit)} and the integration ${label}, which passes everything through`,
    allowed: `templates and responses on integrations that map${type === RestIntegrationType.HTTP_PROXY ? ', parameters on HTTP proxies too' : ''}`,
    fix: `Use ${instead}, or leave the mapping to the back end`,
  }];
}

/** Variables that are nowhere in the URI: API Gateway would drop them without a word. */
function variableFindings({ uri, label }: RestIntegrationConfig, { path = {} }: RequestMappingOptions = {}, { where }: MappedRoute): Finding[] {
  return Object.keys(path).filter((name) => !uri?.includes(`{${name}}`)).map((name) => ({
    code: 'GH_SOURCE',
    given: `${where} maps the variable ${quote(name)} of the URI, which its integration ${label} does not have`,
    allowed: `variables that stand in the URI as {${name}}`,
    fix: 'Put the variable into the URI, or remove it from the mapping',
  }));
}

function withRequest(integration: RestIntegrationConfig, mapping: RequestMappingOptions, { where, headers }: MappedRoute): Partial<RestIntegrationConfig> {
  const { requestParameters, requestTemplates, passthroughBehavior, contentHandling, sources } = mappedRequest(mapping, headers);
  const own = Object.keys(integration.requestParameters ?? {}).map((name) => name.toLowerCase());
  const twice = Object.keys(requestParameters).filter((name) => own.includes(name.toLowerCase()));
  throwFindings(twice.map((name) => ({
    code: 'GH_MAPPING_TWICE',
    given: `${where} maps ${name}, which its integration ${integration.label} sets already`,
    allowed: 'each parameter once',
    fix: 'Leave it to the integration',
  })));
  const reads = sources.flatMap((source) => source._config.reads ?? []);
  return {
    requestParameters: { ...integration.requestParameters, ...requestParameters },
    requestTemplates: Object.keys(requestTemplates).length ? requestTemplates : integration.requestTemplates,
    passthroughBehavior: passthroughBehavior ?? integration.passthroughBehavior,
    contentHandling: contentHandling ?? integration.contentHandling,
    readsHeaders: [...integration.readsHeaders ?? [], ...reads.filter((each) => each.in === 'header').map((each) => each.name)],
    readsQuerystrings: reads.filter((each) => each.in === 'query').map((each) => each.name),
  };
}

/** The route's answers; and the integration's own for what they leave over, so that no error becomes a success. */
function withResponses(integration: RestIntegrationConfig, given: readonly ResponseOptions[], cors?: CorsOptions): RestIntegrationResponse[] {
  const { responses: own = [], matchesErrors } = integration;
  const matches = given.flatMap((response) => response.match ?? []);
  const hasDefault = given.some((response) => response.match === undefined);
  const left = own.flatMap((response): RestIntegrationResponse[] => {
    const { selectionPattern: pattern } = response;
    if (pattern === undefined) return hasDefault ? [] : [response];
    return matches.includes(pattern) || isCovered(pattern, matches) ? [] : [{ ...response, selectionPattern: matchBeside(pattern, matches) }];
  });
  const none = !hasDefault && !left.some((response) => response.selectionPattern === undefined);
  const others = [...left, ...none ? [mappedResponse({ status: 200 }, cors)] : []];
  const answers = given.map((response) => mappedResponse(matchesErrors ? besideOthers(response, matches) : response, cors));
  // What is said of one error message must not be said of another, or of a success.
  return matchesErrors ? [...answers, ...others] : joinedByStatus(answers, others);
}

/** The answer for all other errors, so that no error has two. */
function besideOthers(response: ResponseOptions, matches: readonly string[]): ResponseOptions {
  const { match } = response;
  return match === LambdaCustomIntegration.OTHER_ERRORS ? { ...response, match: matchBeside(match, matches.filter((other) => other !== match)) } : response;
}

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
  return type === RestIntegrationType.MOCK && responses.some((response) => Object.values(response.templates ?? {}).some((template) => template !== compares));
}

/** What only shows beside the integration's own answers. */
function answerFindings(integration: RestIntegrationConfig, given: readonly ResponseOptions[], { where }: MappedRoute, cors?: CorsOptions): Finding[] {
  const { responses: own = [], label } = integration;
  const failing = own.find((response) => response.selectionPattern === undefined && response.statusCode >= 400);
  const success = own.find((response) => response.selectionPattern !== undefined && response.statusCode < 400);
  const unmatched = given.filter((response) => response.match === undefined);
  const lost = failing && success ? unmatched.filter((response) => response.status < 400) : [];
  const failed = failing ? [] : unmatched.filter((response) => response.status >= 400);
  const fixed = isMockWithBody(integration, cors) ? unmatched : [];
  const binary = cors && hasSeveralOrigins(cors) ? given.filter((response) => response.contentHandling === ContentConversion.TO_BINARY) : [];
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
    ...fixed.map(({ status }): Finding => ({
      code: 'GH_RESPONSE_MATCH',
      given: `${where} has a response ${status} in place of the body that its ${label} was given`,
      allowed: 'the body of a mock, or a response with a template',
      fix: 'Say it in one place: remove the body of the mock, or the response',
    })),
    ...binary.map(({ status }): Finding => ({
      code: 'GH_RESPONSE_BINARY',
      given: `response ${status} of ${where} is binary, and the gateway has several CORS origins, which only a template can compare`,
      allowed: 'one CORS origin, or a text answer',
      fix: 'Leave one origin, or let a function answer',
    })),
  ];
}
