import { MappingTemplate, mappedResponse } from '../../mapping';
import type { CorsOptions } from '../../mapping';
import type { RestIntegrationResponse } from '../rest-integration';

/** The status that the caller gets, by the service's error code. */
export type FailureCodes = Readonly<Record<string, number>>;

/** The status that the caller gets, by a 4xx of the service. */
export type FailureStatuses = Readonly<Record<number, number>>;

/**
 * What codes of many services have in common, by the status that the caller gets: the first that fits counts. What the caller sent is a 4xx; what the
 * gateway, its role or its target has wrong is a 502. Parts of codes, because every code of every service in every route would fill the template.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const COMMON: ReadonlyArray<readonly [status: number, parts: readonly string[]]> = [
  [403, ['AccessDenied']],
  [429, ['Throttl', 'TooManyRequests', 'LimitExceeded', 'ThroughputExceeded']],
  [502, ['KMS', 'Kms', 'Signature', 'ExpiredToken', 'ClientToken', 'AuthenticationToken', 'UnrecognizedClient', 'ResourceNotFound', 'UnknownOperation', 'OptInRequired']],
  [503, ['ServiceUnavailable']],
];

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
  const answer = (match: string, status: number) =>
    mappedResponse({ status, match, template: MappingTemplate.fromVtl(byCode(failures, codePath, status, COMMON)) }, cors);
  const listed = Object.keys(statuses).map(Number);
  // API Gateway keeps answers by their status, and documents no order among patterns that meet: each has one, and no status meets two. 502 is the default.
  const own = [...new Set(Object.values(statuses))].filter((status) => status !== 502);
  const late = Object.fromEntries(Object.entries(failures).filter(([, status]) => status > 502));
  const template = MappingTemplate.fromVtl(byCode(late, codePath, 502, COMMON.filter(([status]) => status > 502)));
  return [
    ...own.map((status) => answer(listed.filter((each) => statuses[each] === status).join('|'), status)),
    answer(listed.length ? `(?!${listed.join('|')})4\\d{2}` : '4\\d{2}', 400),
    mappedResponse({ status: 502, template }, cors),
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

/** Codes come as they are, with the service's namespace before them, or with an address behind them. */
function byCode(failures: FailureCodes, codePath: readonly string[], otherwise: number, common: typeof COMMON): string {
  const rules = common.filter(([status]) => status !== otherwise);
  const isSaid = (code: string) => (rules.find(([, parts]) => parts.some((part) => code.includes(part)))?.[0] ?? otherwise) === failures[code];
  const own = Object.keys(failures).filter((code) => !isSaid(code)).sort();
  const statuses = [...new Set([otherwise, ...rules.map(([status]) => status), ...own.map((code) => failures[code])])].sort((a, b) => a - b);
  return [
    // What is no JSON has no code.
    '#set($code = "")#set($body = "$!{input.body}")',
    `#if($body.startsWith("{"))#set($code = "${codePath.map((path) => `$!{input.path('${path}')}`).join('')}")#end`,
    "#set($code = $code.replaceAll(':.*', ''))#set($code = $code.replaceAll('^.*[^A-Za-z0-9._]', ''))",
    `#set($known = {${own.map((code) => `'${code}':${failures[code]}`).join(',')}})`,
    `#set($words = {${statuses.map((status) => `'${status}':'${messageOf(status)}'`).join(',')}})`,
    `#set($status = ${otherwise})#if("$!known.get($code)" != "")#set($status = $known.get($code))`,
    ...rules.map(([status, parts]) => `#elseif(${parts.map((part) => `$code.contains('${part}')`).join(' || ')})#set($status = ${status})`),
    `#end#if($status != ${otherwise})#set($context.responseOverride.status = $status)#end`,
    '{"message":"$words.get("$status")"}',
  ].join('');
}
