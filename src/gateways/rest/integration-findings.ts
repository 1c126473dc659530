import { quote } from '../../errors';
import type { Code, Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';
import { MEDIA_TYPE, isStatus, isRequestExpression, isRequestTarget, isResponseExpression, parameterRead, piecewise } from '../../mapping';
import type { DeclaredParameter } from '../../mapping';
import { METHODS, isMethod } from '../../routes';

/** What AWS would refuse of what an integration describes, as data: those that are not ours can describe anything. */
export function integrationFindings(where: string, config: RestIntegrationConfig): Finding[] {
  return [
    ...targetFindings(where, config),
    ...requestFindings(where, config),
    ...(config.responses ?? []).flatMap((response) => responseFindings(where, response)),
  ];
}

/**
 * Mappings of an integration that read what the method request does not declare.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function readFindings(where: string, { requestParameters = {} }: RestIntegrationConfig, declared: readonly DeclaredParameter[]): Finding[] {
  return Object.entries(requestParameters).flatMap(([target, expression]) => {
    const read = parameterRead(expression);
    const known = !read || declared.some((each) => each.in === read.in && folded(each) === folded(read));
    return known ? [] : [finding('GH_SOURCE', `${where} reads ${quote(expression)} into ${quote(target)}`, 'parameters that the path has, or that readsHeaders and readsQuerystrings name')];
  });
}

/** Names of headers are the same in whatever letters, others are not. */
const folded = (parameter: Pick<DeclaredParameter, 'in' | 'name'>) => (parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name);

const finding = (code: Code, given: string, allowed: string): Finding => ({ code, given, allowed, fix: 'Mend what its bindRestIntegration returns' });

function targetFindings(where: string, { type, uri, httpMethod }: RestIntegrationConfig): Finding[] {
  if (type === RestIntegrationType.MOCK) return [];
  const [fits, allowed] = ADDRESSES[type];
  return [
    ...uri === undefined || isAddress(fits, uri) ? [] : [finding('GH_INTEGRATION_OPTION', `${where} with the type ${quote(type)} has the uri ${quote(uri)}`, allowed)],
    ...httpMethod === undefined || isMethod(httpMethod.toUpperCase()) ? [] : [finding('GH_INTEGRATION_OPTION', `${where} has the httpMethod ${quote(httpMethod)}`, METHODS.join(', '))],
  ];
}

const ACTION = 'arn:<partition>:apigateway:<region>:<service>:path/… or …:action/…';
const WEB: Address = [/^https?:\/\/\S+$/, 'a URL with http:// or https://'];

/** What a back end's address is like, and how errors say it. */
type Address = readonly [fits: RegExp, allowed: string];

/**
 * What `uri` is like for each type that has one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
const ADDRESSES: Readonly<Record<Exclude<RestIntegrationType, RestIntegrationType.MOCK>, Address>> = {
  [RestIntegrationType.AWS]: [/^arn:[^:]+:apigateway:[^:]+:[^:]+:(?:path|action)\//, ACTION],
  [RestIntegrationType.AWS_PROXY]: [/^arn:[^:]+:apigateway:[^:]+:(?:lambda:path\/\d{4}-\d\d-\d\d\/functions\/|firehose:action\/)/, `${ACTION} of a Lambda function or a Firehose stream`],
  [RestIntegrationType.HTTP]: WEB,
  [RestIntegrationType.HTTP_PROXY]: WEB,
};

/** An address that begins with a value known at deployment may be any. */
function isAddress(fits: RegExp, uri: string): boolean {
  const [first, ...rest] = piecewise(uri);
  return first !== undefined && (first.isToken || fits.test([first, ...rest].map((piece) => (piece.isToken ? 'token' : piece.text)).join('')));
}

function requestFindings(where: string, { requestParameters = {}, requestTemplates = {} }: RestIntegrationConfig): Finding[] {
  const parameters = Object.entries(requestParameters);
  return [
    ...parameters.filter(([target]) => !isRequestTarget(target)).map(([target]) => finding('GH_SOURCE', `${where} sets ${quote(target)}`, 'integration.request.<header|querystring|path>.<name>')),
    ...parameters.filter(([, expression]) => !isRequestExpression(expression)).map(([target, expression]) => finding(
      'GH_SOURCE', `${where} maps ${quote(target)} from ${quote(expression)}`, "method.request.<place>.<name>, method.request.body, context.<name>, stageVariables.<name> and 'fixed text'")),
    ...contentTypeFindings(where, requestTemplates),
  ];
}

function responseFindings(where: string, { statusCode, headers = {}, templates = {} }: NonNullable<RestIntegrationConfig['responses']>[number]): Finding[] {
  return [
    ...isStatus(statusCode) ? [] : [finding('GH_RESPONSE_STATUS', `${where} has an answer with the status ${statusCode}`, 'a whole number from 200 to 599')],
    ...Object.entries(headers).filter(([, expression]) => !isResponseExpression(expression)).map(([name, expression]) => finding(
      'GH_SOURCE', `${where} maps the header ${quote(name)} from ${quote(expression)}`, "integration.response.<place>.<name>, integration.response.body, context.<name>, stageVariables.<name> and 'fixed text'")),
    ...contentTypeFindings(where, templates),
  ];
}

/** AWS words it «Invalid content type specified». */
function contentTypeFindings(where: string, templates: Readonly<Record<string, string>>): Finding[] {
  return Object.keys(templates).filter((type) => !MEDIA_TYPE.test(type)).map((type) => finding('GH_CONTENT_TYPE', `${where} has a template for ${quote(type)}`, 'media types such as "application/json"'));
}
