import * as iam from 'aws-cdk-lib/aws-iam';
import { described } from './integration-info';
import type { ServiceCall } from './service/service-call';
import { checkOptions, templatesFor } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { actionUri, serviceUri } from './service-uri';
import { GatehouseError, quote } from '../errors';
import { MappingTemplate, isStatus } from '../mapping';
import type { Source } from '../mapping';
import { METHODS, isMethod } from '../routes';

/** Options of `Integrations.awsService`. */
export interface AwsServiceOptions extends ServiceIntegrationOptions {
  /** The service as API Gateway names it: the first part of its endpoint, such as `ssm` or `states`. */
  readonly service: string;

  /**
   * The action, for services whose API has actions: `GetParameter`.
   *
   * Errors: `GH_INTEGRATION_OPTION` where there is not exactly one of `action` and `path`.
   *
   * @default - `path` says what is asked
   */
  readonly action?: string;

  /**
   * The path of the service's API, without a leading slash, with `{variables}` that `pathVariables` fills: `restapis/{id}`.
   *
   * @default - `action` says what is asked
   */
  readonly path?: string;

  /**
   * The region.
   *
   * @default - the gateway's
   */
  readonly region?: string;

  /**
   * The method by which the service is called.
   *
   * @default POST
   */
  readonly httpMethod?: string;

  /** What the gateway's role must be allowed, such as `ssm:GetParameter`. Wildcards alone are refused: `GH_INTEGRATION_OPTION`. */
  readonly iamActions: string[];

  /** The ARNs that it must be allowed on; `*` where the service knows none. */
  readonly iamResources: string[];

  /**
   * Headers of the service's request by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: Source };

  /**
   * Query string parameters of the service's request by name.
   *
   * @default - none
   */
  readonly querystrings?: { [name: string]: Source };

  /**
   * What fills the variables of `path`, by name.
   *
   * @default - none
   */
  readonly pathVariables?: { [name: string]: Source };

  /**
   * The body of the service's request.
   *
   * @default - the body of the caller's request, as it is
   */
  readonly body?: MappingTemplate;

  /**
   * What success is answered with.
   *
   * @default - the service's answer, as it is
   */
  readonly answer?: MappingTemplate;

  /**
   * The status for success.
   *
   * @default 200
   */
  readonly status?: number;

  /**
   * Statuses for error codes of the service, over those that all services share: `{ ParameterNotFound: 404 }`.
   *
   * @default - other 4xx become 400, all else 502
   */
  readonly failures?: { [code: string]: number };

  /**
   * Where the error code stands in the service's answer, as JSONPath.
   *
   * @default '$.__type'
   */
  readonly failureCode?: string;
}

const FIELDS = {
  service: 'text',
  action: 'text',
  path: 'text',
  region: 'text',
  httpMethod: 'text',
  iamActions: 'texts',
  iamResources: 'texts',
  headers: 'map',
  querystrings: 'map',
  pathVariables: 'map',
  body: 'object',
  answer: 'object',
  status: 'number',
  failures: 'map',
  failureCode: 'text',
} as const;

/**
 * Calls any action or path of any AWS service.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri
 */
export function awsService(options: AwsServiceOptions): ServiceCall {
  checkOptions('awsService', options, FIELDS);
  assertOptions(options);
  const { service, action, path = '', region, headers, querystrings, pathVariables, answer: template, status = 200 } = options;
  return {
    described: described(service, action ?? path),
    uri: action === undefined ? serviceUri(service, path, region) : actionUri(service, action, region),
    httpMethod: options.httpMethod,
    request: { headers, querystrings, path: pathVariables, templates: byType(options) },
    success: { status, template },
    failures: options.failures,
    codePath: options.failureCode === undefined ? undefined : [options.failureCode],
    statements: [new iam.PolicyStatement({ actions: options.iamActions, resources: options.iamResources })],
  };
}

/** Where content types are named, others do not pass, also where the body goes on as it is. */
function byType(options: AwsServiceOptions): { [contentType: string]: MappingTemplate } | undefined {
  const { body, contentTypes } = options;
  if (body === undefined && contentTypes === undefined) return undefined;
  return templatesFor(options, body ?? MappingTemplate.fromVtl('$input.body'));
}

function isNoFailure([code, status]: readonly [string, number]): boolean {
  return !/^[\w.]+$/.test(code) || !isStatus(status) || status < 400;
}

function assertOptions(options: AwsServiceOptions): void {
  const { service, action, path, httpMethod = 'POST', iamActions, iamResources, status = 200, failures = {} } = options;
  const { failureCode = '$', pathVariables = {} } = options;
  // Tokens of CDK have braces too.
  const variables = [...(path ?? '').matchAll(/(?<!\$)\{([^{}]*)\}/g)].map(([, name]) => name);
  const unfilled = variables.filter((name) => !Object.hasOwn(pathVariables, name) || pathVariables[name] === undefined);
  const wrong = [
    !(typeof service === 'string' && /^[a-z][a-z0-9.-]*$/.test(service)) && `the service ${quote(service)}`,
    options.region === '' && 'an empty region',
    ...(['body', 'answer'] as const).filter((field) => options[field] !== undefined && !(options[field] instanceof MappingTemplate))
      .map((field) => `no MappingTemplate as ${field}`),
    (action === undefined) === (path === undefined) && 'not exactly one of action and path',
    action !== undefined && !/^[A-Za-z0-9.&=_-]+$/.test(action) && `the action ${quote(action)}`,
    path !== undefined && (path.startsWith('/') || /[\s?#]/.test(path)) && `the path ${quote(path)}`,
    unfilled.length > 0 && `nothing for the variables ${unfilled.join(', ')} of its path`,
    !isMethod(httpMethod) && `the method ${quote(httpMethod)}`,
    !(iamActions?.length && iamResources?.length) && 'no iamActions or no iamResources',
    iamResources?.includes('') && 'an empty one among the iamResources',
    iamActions?.some((each) => !/^[a-z0-9-]+:[A-Za-z]/.test(each)) && `the iamActions ${quote(iamActions.join(', '))}`,
    !isStatus(status) && `the status ${quote(status)}`,
    Object.entries(failures).some(isNoFailure) && `the failures ${quote(JSON.stringify(failures))}`,
    !/^\$[\w.]*$/.test(failureCode) && `the failureCode ${quote(failureCode)}`,
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.awsService has ${wrong.join('; ')}`,
    allowed: `a service of a-z 0-9 . -; either an action or a path without a leading slash, each of its {variables} in pathVariables; ${METHODS.join(', ')}; `
      + 'iamActions such as "ssm:GetParameter"; statuses from 200, of failures from 400',
    fix: 'Mend the option',
  });
}
