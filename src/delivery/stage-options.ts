import { Token } from 'aws-cdk-lib';
import type { IClientCertificateRef } from 'aws-cdk-lib/aws-apigateway';
import { GatehouseError, quote, shapeFindings, throwFindings } from '../errors';
import type { Finding } from '../errors';
import { CACHE_FIELDS, cacheTtlFindings } from './stage-cache';
import type { StageCacheOptions } from './stage-cache';
import { deploymentFindings } from './stage-canary';
import type { StageCanaryOptions } from './stage-canary';
import type { StageDeployment } from './stage-deployment';
import { stageLoggingFindings } from './stage-logging';
import type { StageLoggingOptions } from './stage-logging';
import { tagFindings } from './stage-tags';
import { throttleFindings } from './throttle';
import type { ThrottleOptions } from './throttle';

/**
 * One stage: how the routes are served under one name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html
 */
export interface RestStageOptions {
  /**
   * Limits each route of the stage, unless the route has its own throttle.
   *
   * @default - 1,000 requests per second, bursts of 500
   */
  readonly throttle?: ThrottleOptions;

  /**
   * The cache, for routes with `cache`. It costs by the hour, used or not.
   *
   * Errors: `GH_CACHE_TTL`; warnings: `GH_CACHE_UNUSED` where no route is cached.
   *
   * @default - none; one that was there is switched off
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
   */
  readonly cache?: StageCacheOptions;

  /**
   * What the stage writes down.
   *
   * Errors: `GH_LOGGING`; warnings: `GH_LOG_DATA_TRACE`.
   *
   * @default - a JSON access log that is kept three months, and failed requests in the execution log
   */
  readonly logging?: StageLoggingOptions;

  /**
   * Whether CloudWatch gets metrics for each method, not only for the stage.
   *
   * @default true
   */
  readonly detailedMetrics?: boolean;

  /**
   * Whether requests are traced with AWS X-Ray.
   *
   * @default true
   */
  readonly tracing?: boolean;

  /**
   * Stage variables by name, which URLs of back ends have as `${stageVariables.name}` and mappings as `Source.stageVariable`.
   *
   * Errors: `GH_STAGE_VARIABLE`; `GH_STAGE_VARIABLE_MISSING` where a route reads one that is not there.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
   */
  readonly variables?: { [name: string]: string };

  /**
   * The certificate by which HTTP back ends know that the gateway calls them: a `ClientCertificate`, or what `ClientCertificate.rotating` makes. It
   * is good for 365 days.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
   */
  readonly clientCertificate?: IClientCertificateRef;

  /**
   * Which deployment the stage serves.
   *
   * Errors: `GH_STAGE_DEPLOYMENT`.
   *
   * @default StageDeployment.latest()
   */
  readonly deployment?: StageDeployment;

  /**
   * A share of the requests that the latest deployment answers, beside the pinned one. Without it, an earlier canary is taken from the stage.
   *
   * Errors: `GH_CANARY` where `deployment` is not pinned.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
   */
  readonly canary?: StageCanaryOptions;

  /**
   * What the stage is for.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Tags of this stage, beside those that the app gives with `Tags.of`.
   *
   * Errors: `GH_STAGE_TAG`.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** The throttle of a stage that names none: well below the account's default of 10,000, so one API cannot starve the others. */
export const DEFAULT_THROTTLE: ThrottleOptions = { rate: 1000, burst: 500 };

const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** Checks the stages of a gateway and returns them by name, sorted. */
export function checkedStages(stages: { [name: string]: RestStageOptions } = { prod: {} }): [string, RestStageOptions][] {
  const entries = Object.entries(stages).map(([name, options]): [string, RestStageOptions] => [name, options ?? {}]);
  throwFindings(entries.flatMap(([name, options]) => stageShape(name, options)));
  const findings = entries.flatMap(([name, options]) => [
    ...nameFindings(name),
    ...throttleFindings(`stage ${quote(name)}`, options.throttle),
    ...variableFindings(name, options),
    ...deploymentFindings(`stage ${quote(name)}`, options),
    ...certificateFindings(name, options),
    ...tagFindings(name, options.tags),
  ]);
  if (entries.length === 0) {
    findings.push({ code: 'GH_STAGE_NAME', given: 'stages is empty', allowed: 'at least one stage', fix: 'Name a stage, or leave `stages` out for one named prod' });
  }
  if (findings.length) throw new GatehouseError(findings);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

const STAGE_FIELDS = {
  deployment: 'object',
  canary: 'object',
  cache: 'object',
  tags: 'map',
  throttle: 'object',
  logging: 'object',
  detailedMetrics: 'boolean',
  tracing: 'boolean',
  variables: 'map',
  clientCertificate: 'object',
  description: 'text',
} as const;

function stageShape(name: string, options: RestStageOptions): Finding[] {
  const where = `stage ${quote(name)}`;
  const own = shapeFindings(where, options, STAGE_FIELDS);
  return own.length > 0 ? own : [...cacheShape(where, options.cache), ...stageLoggingFindings(where, options.logging)];
}

function cacheShape(where: string, cache?: StageCacheOptions): Finding[] {
  if (cache === undefined) return [];
  const shape = shapeFindings(`cache of ${where}`, cache, CACHE_FIELDS);
  return shape.length > 0 ? shape : cacheTtlFindings(`cache of ${where}`, cache.ttl);
}

/** The stage that `gateway.url` means: the named one, `prod`, or the only one. */
export function defaultStageName(names: readonly string[], named?: string): string | undefined {
  if (named !== undefined) return names.includes(named) ? named : undefined;
  if (names.includes('prod')) return 'prod';
  return names.length === 1 ? names[0] : undefined;
}

function nameFindings(name: string): Finding[] {
  if (STAGE_NAME.test(name)) return [];
  return [{ code: 'GH_STAGE_NAME', given: `stage name ${quote(name)}`, allowed: '1 to 128 of A-Z a-z 0-9 _ -', fix: 'Rename the stage' }];
}

/** A certificate of plain JavaScript can be anything. */
function certificateFindings(stage: string, { clientCertificate }: RestStageOptions): Finding[] {
  if (clientCertificate === undefined || typeof clientCertificate.clientCertificateRef?.clientCertificateId === 'string') return [];
  const fix = 'Hand over the ClientCertificate itself, or CfnClientCertificate.fromClientCertificateId';
  return [{ code: 'GH_TYPE', given: `clientCertificate of stage ${quote(stage)} is ${quote(clientCertificate)}`, allowed: 'what has a clientCertificateRef', fix }];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
function variableFindings(stage: string, { variables, canary }: RestStageOptions): Finding[] {
  const all = [variables, canary?.variables].flatMap((each) => Object.entries(each ?? {}));
  return all.filter(([name, value]) => !isVariable(name, value)).map(([name, value]) => ({
    code: 'GH_STAGE_VARIABLE',
    given: `stage ${quote(stage)} has the variable ${quote(name)} with the value ${quote(value)}`,
    allowed: 'names of up to 64 A-Z a-z 0-9 _, values of up to 512 A-Z a-z 0-9 - . _ ~ : / ? # & = ,',
    fix: 'Change the name or value',
  }));
}

function isVariable(name: string, value: unknown): boolean {
  return /^\w{1,64}$/.test(name) && typeof value === 'string' && (Token.isUnresolved(value) || /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/.test(value));
}
