import type { Code, Finding } from '../errors';
import {
  accessLogFormats, authorizerTtls, authorizers, cacheTtls, documentationParts, methodThrottles, plansOfKeys, policies, stageTags, stageVariables,
  stages,
} from './quota-measures';
import type { Measured, QuotaResources } from './quota-measures';

/**
 * One quota of REST APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export interface Quota {
  /** As AWS calls it. */
  readonly name: string;
  readonly limit: number;
  /** What is counted, in the plural. */
  readonly unit: string;
  /** Whether AWS raises it on request: then to exceed it is a warning, else an error. */
  readonly raisable: boolean;
  /** What says so when it is exceeded; none where a template cannot show it, because the whole account counts. */
  readonly code?: Code;
  /** How a template shows it; none where the code's own check looks at what was written. */
  readonly measure?: (resources: QuotaResources) => Measured[];
  /** What to do where it cannot be raised, or instead of raising it. */
  readonly fix?: string;
}

const raisable = (name: string, limit: number, unit: string, more: Partial<Quota> = {}): Quota => ({ name, limit, unit, raisable: true, ...more });
const fixed = (name: string, limit: number, unit: string, more: Partial<Quota> = {}): Quota => ({ name, limit, unit, raisable: false, ...more });

/** Every quota of REST APIs that a template can come near, once; docs/quotas.md shows the same rows. */
export const REST_QUOTAS = {
  resources: raisable('Resources per API', 300, 'resources', { code: 'GH_QUOTA_RESOURCES', fix: 'take paths together with {proxy+}' }),
  stages: raisable('Stages per API', 10, 'stages', { code: 'GH_QUOTA_STAGES', measure: stages, fix: 'use one gateway for each of them' }),
  authorizers: raisable('Authorizers per API', 10, 'authorizers', {
    code: 'GH_QUOTA_AUTHORIZERS', measure: authorizers, fix: 'share authorizers between routes',
  }),
  policy: raisable('Length, in characters, of API Gateway resource policy', 8_192, 'characters', {
    code: 'GH_QUOTA_POLICY', measure: policies, fix: 'take addresses together in wider ranges',
  }),
  documentationParts: raisable('Documentation parts per API', 2_000, 'documentation parts', {
    code: 'GH_QUOTA_DOCUMENTATION', measure: documentationParts, fix: 'describe less',
  }),
  methodThrottles: raisable('Method throttles per stage in a usage plan', 20, 'method throttles', {
    code: 'GH_QUOTA_METHOD_THROTTLES', measure: methodThrottles, fix: 'throttle routes for all callers with `throttle` of the route',
  }),
  plansPerKey: raisable('Usage plans per API key', 10, 'usage plans', { code: 'GH_QUOTA_PLANS_PER_KEY', measure: plansOfKeys, fix: 'make another key' }),
  stageVariables: fixed('Stage variables per stage', 100, 'stage variables', {
    code: 'GH_QUOTA', measure: stageVariables, fix: 'Keep fewer, for example one that names a parameter of Systems Manager',
  }),
  stageVariableKey: fixed('Length, in characters, of the key in a stage variable', 64, 'characters', { code: 'GH_STAGE_VARIABLE' }),
  stageVariableValue: fixed('Length, in characters, of the value in a stage variable', 512, 'characters', { code: 'GH_STAGE_VARIABLE' }),
  stageTags: fixed('Tags per stage', 50, 'tags', { code: 'GH_QUOTA', measure: stageTags, fix: 'Leave tags of the app out with Tags.of(…).remove(…), or excludeResourceTypes' }),
  accessLogFormat: fixed('Access log template size', 3_072, 'bytes', { code: 'GH_QUOTA', measure: accessLogFormats, fix: 'Write fewer fields' }),
  mappingTemplate: fixed('Mapping template size', 307_200, 'bytes', { code: 'GH_TEMPLATE_SIZE' }),
  cacheTtl: fixed('API caching TTL', 3_600, 'seconds', { code: 'GH_QUOTA', measure: cacheTtls, fix: 'Cache for an hour or less' }),
  authorizerTtl: fixed('Authorizer result TTL', 3_600, 'seconds', { code: 'GH_QUOTA', measure: authorizerTtls, fix: 'Keep results for an hour or less' }),
  apiKeys: fixed('API keys per account per Region', 10_000, 'API keys'),
  clientCertificates: raisable('Client certificates per account per Region', 60, 'client certificates'),
  usagePlans: raisable('Usage plans per account per Region', 300, 'usage plans'),
  vpcLinks: raisable('VPC links per account per Region', 20, 'VPC links'),
  regionalApis: fixed('Regional APIs per Region', 600, 'APIs'),
  edgeApis: fixed('Edge-optimized APIs per Region', 120, 'APIs'),
  privateApis: fixed('Private APIs per account per Region', 600, 'APIs'),
} as const satisfies Record<string, Quota>;

/** Resources of one REST API, as AWS gives them to a new account. */
export const RESOURCES_PER_REST_API = REST_QUOTAS.resources.limit;

/** A quota that the routes of a REST API exceed, as data. */
export function resourceQuotaFinding(resources: number): Finding | undefined {
  return resources > RESOURCES_PER_REST_API ? exceeded(REST_QUOTAS.resources, 'GH_QUOTA_RESOURCES', { subject: 'the routes need', value: resources }) : undefined;
}

/** The quotas that resources of a template exceed, whoever wrote them; of each quota the first that does. */
export function quotaFindings(resources: QuotaResources): Finding[] {
  return Object.values<Quota>(REST_QUOTAS).flatMap((quota) => {
    const beyond = quota.measure?.(resources).find(({ value }) => value > quota.limit);
    return beyond && quota.code ? [exceeded(quota, quota.code, beyond)] : [];
  });
}

/** Without the number that was counted: so it stays one warning, and its acknowledgement holds. */
function exceeded({ name, limit, unit, raisable: canBeRaised, fix }: Quota, code: Code, { subject }: Measured): Finding {
  const most = limit.toLocaleString('en');
  return {
    code,
    given: `${subject} more than ${most} ${unit}`,
    allowed: canBeRaised ? `${most} where the quota "${name}" was not raised` : `${most}, by the quota "${name}" that cannot be raised`,
    fix: canBeRaised ? `Have the quota raised, then acknowledge this warning; or ${fix}` : fix ?? 'Use less',
  };
}
