import type { Fields } from '../../template';
import type { IntegrationModel, IntegrationResponseModel } from '../model';
import type { Report } from './report';

/** What differs between an integration of a template's resource and that of a body. */
export interface IntegrationForm {
  /** The name of the method of the back end. */
  readonly httpMethod: string;
  readonly textMap: (fields: Fields, name: string) => Readonly<Record<string, string>>;
  readonly responses: (fields: Fields) => ReadonlyArray<IntegrationResponseModel>;
  readonly report: (reason: string) => void;
}

const TYPES = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
const PASSTHROUGH = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
const CONVERSIONS = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const;
const CONNECTIONS = ['INTERNET', 'VPC_LINK'] as const;
const DEFAULT_TIMEOUT = 29_000;

/** An integration, whichever way it is written. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export function integrationOf(fields: Fields, form: IntegrationForm, resourceId: string): IntegrationModel {
  const type = fields.oneOf('Type', TYPES) ?? fields.fail(`${fields.at('Type')} is missing`);
  const streams = fields.text('ResponseTransferMode')?.toUpperCase() === 'STREAM';
  if (streams) form.report('its answer is not streamed, but sent as a whole');
  const tls = fields.fields('TlsConfig').flag('InsecureSkipVerification');
  return {
    type,
    uri: type === 'MOCK' ? '' : fields.required('Uri'),
    // A mock has no back end, whatever its method is said to be.
    ...optional('httpMethod', type === 'MOCK' ? undefined : fields.text(form.httpMethod)?.toUpperCase()),
    ...optional('credentials', fields.text('Credentials') || undefined),
    requestParameters: form.textMap(fields, 'RequestParameters'),
    requestTemplates: form.textMap(fields, 'RequestTemplates'),
    passthroughBehavior: fields.oneOf('PassthroughBehavior', PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    ...optional('contentHandling', fields.oneOf('ContentHandling', CONVERSIONS)),
    timeoutInMillis: fields.number('TimeoutInMillis') ?? DEFAULT_TIMEOUT,
    ...optional('streams', (streams && type.endsWith('_PROXY')) || undefined),
    cacheKeyParameters: fields.texts('CacheKeyParameters'),
    cacheNamespace: fields.text('CacheNamespace') ?? resourceId,
    ...optional('connectionType', fields.oneOf('ConnectionType', CONNECTIONS)),
    ...optional('connectionId', fields.text('ConnectionId')),
    ...optional('integrationTarget', fields.text('IntegrationTarget')),
    ...optional('insecureSkipVerification', tls),
    responses: byStatus(form.responses(fields), form.report),
  };
}

/** The answer of an integration; its pattern is given, because a body has it as the key. */
export function integrationResponseOf(fields: Fields, selectionPattern: string | undefined, textMap: IntegrationForm['textMap']): IntegrationResponseModel {
  return {
    statusCode: fields.required('StatusCode'),
    ...optional('selectionPattern', selectionPattern || undefined),
    responseParameters: textMap(fields, 'ResponseParameters'),
    responseTemplates: textMap(fields, 'ResponseTemplates'),
    ...optional('contentHandling', fields.oneOf('ContentHandling', CONVERSIONS)),
  };
}

/** API Gateway knows an answer by its status: of two with the same, one is left. */
function byStatus(responses: readonly IntegrationResponseModel[], report: IntegrationForm['report']): IntegrationResponseModel[] {
  const kept = new Map(responses.map((response) => [response.statusCode, response]));
  const lost = responses.filter((response) => kept.get(response.statusCode) !== response);
  for (const { statusCode } of lost) report(`of two integration responses with status ${statusCode} API Gateway keeps one; here it is the last`);
  return [...kept.values()];
}

/** A field, where it has a value. */
export function optional<K extends string, T>(name: K, value: T | undefined): { readonly [name in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in K]?: T };
}

/** Reports of one resource. */
export function reporterOf(report: Report, logicalId: string, type: string): (reason: string) => void {
  return (reason) => report(logicalId, type, reason);
}
