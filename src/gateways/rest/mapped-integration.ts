import { answerFindings, mappedAnswers } from './mapped-answers';
import { listed, quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';
import { mappedRequest, readsOf, requestMappingFindings, responseFindings, templatesByType, vtlWarnings } from '../../mapping';
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
  throwFindings([
    ...proxyFindings(integration, options, route),
    ...variableFindings(integration, mapping, route),
    ...mockFindings(integration, mapping, route),
    ...responses ? answerFindings(integration, responses, route, cors) : [],
  ]);
  return {
    ...integration,
    ...mapping && withRequest(integration, mapping, route),
    ...responses && { responses: mappedAnswers(integration, responses, cors) },
  };
}

/** Names in hand-written templates that API Gateway does not have. */
export function mappingWarnings(options: RouteMapping, { where }: MappedRoute, { matchesErrors }: RestIntegrationConfig): Finding[] {
  const { mapping = {}, responses = [] } = options;
  if (options.mapping === undefined && options.responses === undefined) return [];
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
  const fields = (['template', 'templates', 'passthroughBehavior', ...lambdaOnly] as const).filter((field) => mapping[field] !== undefined);
  const unfit = [...fields, ...responses === undefined ? [] : ['responses']];
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

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html */
function mockFindings({ type }: RestIntegrationConfig, mapping: RequestMappingOptions = {}, { where }: MappedRoute): Finding[] {
  if (type !== RestIntegrationType.MOCK) return [];
  const silent = templatesByType(mapping).filter(({ template }) => !template._config.vtl().includes('statusCode'));
  return silent.map(({ contentType }) => ({
    code: 'GH_SOURCE',
    given: `${where} has a template for ${contentType} without a statusCode, and its mock answers by that`,
    allowed: 'templates of mocks that render {"statusCode": …}',
    fix: 'Add the statusCode, or map the answer in `responses`',
  }));
}

function withRequest(integration: RestIntegrationConfig, mapping: RequestMappingOptions, route: MappedRoute): Partial<RestIntegrationConfig> {
  const { where, headers } = route;
  const { requestParameters, requestTemplates, passthroughBehavior, contentHandling, sources } = mappedRequest(mapping, headers);
  const own = Object.keys(integration.requestParameters ?? {}).map((name) => name.toLowerCase());
  const twice = Object.keys(requestParameters).filter((name) => own.includes(name.toLowerCase()));
  throwFindings(twice.map((name) => ({
    code: 'GH_MAPPING_TWICE',
    given: `${where} maps ${name}, which its integration ${integration.label} sets already`,
    allowed: 'each parameter once',
    fix: 'Leave it to the integration',
  })));
  const { readsHeaders, readsQuerystrings } = readsOf(sources);
  return {
    requestParameters: { ...integration.requestParameters, ...requestParameters },
    requestTemplates: Object.keys(requestTemplates).length ? requestTemplates : integration.requestTemplates,
    passthroughBehavior: passthroughBehavior ?? integration.passthroughBehavior,
    contentHandling: contentHandling ?? integration.contentHandling,
    readsHeaders: [...integration.readsHeaders ?? [], ...readsHeaders],
    readsQuerystrings: [...integration.readsQuerystrings ?? [], ...readsQuerystrings],
  };
}
