import { MappingTemplate, mappedResponse } from '../../mapping';
import type { CorsOptions } from '../../mapping';
import type { RestIntegrationResponse } from '../rest-integration';

/** The status that the caller gets, by the service's error code. */
export type FailureCodes = Readonly<Record<string, number>>;

/** The status that the caller gets, by a 4xx of the service. */
export type FailureStatuses = Readonly<Record<number, number>>;

/**
 * Codes that many services share. What the caller sent is a 4xx; what the gateway, its role or its target has wrong is a 502.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const COMMON: FailureCodes = {
  AccessDenied: 403,
  AccessDeniedException: 403,
  KMSAccessDeniedException: 403,
  KmsAccessDeniedException: 403,
  KMSDisabledException: 502,
  KmsDisabled: 502,
  KMSInvalidStateException: 502,
  KMSNotFoundException: 502,
  KMSOptInRequired: 502,
  KMSThrottlingException: 429,
  KmsThrottled: 429,
  LimitExceededException: 429,
  ProvisionedThroughputExceededException: 429,
  RequestLimitExceeded: 429,
  RequestThrottled: 429,
  ThrottledException: 429,
  Throttling: 429,
  ThrottlingException: 429,
  TooManyRequestsException: 429,
  ExpiredTokenException: 502,
  IncompleteSignature: 502,
  InvalidClientTokenId: 502,
  InvalidSignatureException: 502,
  MissingAuthenticationToken: 502,
  MissingAuthenticationTokenException: 502,
  ResourceNotFoundException: 502,
  SignatureDoesNotMatch: 502,
  UnknownOperationException: 502,
  UnrecognizedClientException: 502,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
};

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Too Large',
  422: 'Unprocessable Entity',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The answers for errors of a service: by its code where it is known, else by its status where that is listed, else 400 for its 4xx and 502 for all else.
 * None says more than its status: what the service says names accounts, roles and resources.
 */
export function failureAnswers(
  failures: FailureCodes = {}, codePath: readonly string[] = ['$.__type'], cors?: CorsOptions, statuses: FailureStatuses = {},
): RestIntegrationResponse[] {
  const codes = { ...COMMON, ...failures };
  const answer = (match: string, status: number) =>
    mappedResponse({ status, match, template: MappingTemplate.fromVtl(byCode(codes, codePath, status)) }, cors);
  const listed = Object.keys(statuses).map(Number);
  // API Gateway keeps answers by their status, and documents no order among patterns that meet: each has one, and no status meets two. 502 is the default.
  const own = [...new Set(Object.values(statuses))].filter((status) => status !== 502);
  return [
    ...own.map((status) => answer(listed.filter((each) => statuses[each] === status).join('|'), status)),
    answer(listed.length ? `(?!${listed.join('|')})4\\d{2}` : '4\\d{2}', 400),
    mappedResponse({ status: 502, template: MappingTemplate.json({ message: MESSAGES[502] }) }, cors),
  ];
}

/** A body that says no more than its status, which it overrides. */
export function overridden(status: number): string {
  return `#set($context.responseOverride.status = ${status})${plain(status)}`;
}

function plain(status: number): string {
  return JSON.stringify({ message: messageOf(status) });
}

function messageOf(status: number): string {
  return MESSAGES[status] ?? 'Error';
}

/** Codes come as they are, or with the service's namespace before them. */
function byCode(failures: FailureCodes, codePath: readonly string[], otherwise: number): string {
  const known = Object.keys(failures).filter((code) => failures[code] !== otherwise).sort();
  const statuses = [...new Set([otherwise, ...known.map((code) => failures[code])])].sort((a, b) => a - b);
  return [
    `#set($code = "${codePath.map((path) => `$!{input.path('${path}')}`).join('')}")#set($code = $code.replaceAll('^.*[^A-Za-z0-9._]', ''))`,
    `#set($known = {${known.map((code) => `'${code}':${failures[code]}`).join(',')}})`,
    `#set($words = {${statuses.map((status) => `'${status}':'${messageOf(status)}'`).join(',')}})`,
    `#set($status = ${otherwise})#if("$!known.get($code)" != "")#set($status = $known.get($code))#set($context.responseOverride.status = $status)#end`,
    '{"message":"$words.get("$status")"}',
  ].join('');
}
