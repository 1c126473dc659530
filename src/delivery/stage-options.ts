import { Token } from 'aws-cdk-lib';
import type { IClientCertificateRef } from 'aws-cdk-lib/aws-apigateway';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { GatehouseError, quote, shapeFindings, throwFindings } from '../errors';
import type { Finding } from '../errors';
import { throttleFindings } from './throttle';
import type { ThrottleOptions } from './throttle';

/** What API Gateway writes about the execution of requests; bodies and query strings are never written. */
export enum ExecutionLogLevel {
  /** Nothing. */
  OFF = 'OFF',
  /** Requests that fail. */
  ERROR = 'ERROR',
  /** Every request. */
  INFO = 'INFO',
}

/** What a stage writes down. */
export interface StageLoggingOptions {
  /**
   * Whether each request is written to the access log, as one line of JSON.
   *
   * @default true
   */
  readonly accessLog?: boolean;

  /**
   * How long access logs are kept.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly accessLogRetention?: RetentionDays;

  /**
   * What is written about the execution of requests.
   *
   * @default ExecutionLogLevel.ERROR
   */
  readonly executionLog?: ExecutionLogLevel;
}

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
   * What the stage writes down.
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
   * Stage variables by name.
   *
   * @default - none
   */
  readonly variables?: { [name: string]: string };

  /**
   * The certificate by which HTTP back ends know that the gateway calls them: a `CfnClientCertificate`. It is good for a year.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
   */
  readonly clientCertificate?: IClientCertificateRef;

  /**
   * What the stage is for.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** The throttle of a stage that names none: well below the account's default of 10,000, so one API cannot starve the others. */
export const DEFAULT_THROTTLE: ThrottleOptions = { rate: 1000, burst: 500 };

const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** Checks the stages of a gateway and returns them by name, sorted. */
export function checkedStages(stages: { [name: string]: RestStageOptions } = { prod: {} }): [string, RestStageOptions][] {
  const entries = Object.entries(stages).map(([name, options]): [string, RestStageOptions] => [name, options ?? {}]);
  throwFindings(entries.flatMap(([name, options]) => stageShape(name, options)));
  const findings = entries.flatMap(([name, options]) => [...nameFindings(name), ...throttleFindings(`stage ${quote(name)}`, options.throttle), ...variableFindings(name, options), ...certificateFindings(name, options)]);
  if (entries.length === 0) {
    findings.push({ code: 'GH_STAGE_NAME', given: 'stages is empty', allowed: 'at least one stage', fix: 'Name a stage, or leave `stages` out for one named prod' });
  }
  if (findings.length) throw new GatehouseError(findings);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

const STAGE_FIELDS = { throttle: 'object', logging: 'object', detailedMetrics: 'boolean', tracing: 'boolean', variables: 'map', clientCertificate: 'object', description: 'text' } as const;

function stageShape(name: string, options: RestStageOptions): Finding[] {
  const where = `stage ${quote(name)}`;
  const own = shapeFindings(where, options, STAGE_FIELDS);
  const logging = { accessLog: 'boolean', accessLogRetention: 'number', executionLog: Object.values(ExecutionLogLevel) } as const;
  return own.length > 0 || !options.logging ? own : shapeFindings(`logging of ${where}`, options.logging, logging);
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
  const fix = 'Hand over the CfnClientCertificate itself, or CfnClientCertificate.fromClientCertificateId';
  return [{ code: 'GH_TYPE', given: `clientCertificate of stage ${quote(stage)} is ${quote(clientCertificate)}`, allowed: 'what has a clientCertificateRef', fix }];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
function variableFindings(stage: string, { variables = {} }: RestStageOptions): Finding[] {
  return Object.entries(variables).filter(([name, value]) => !isVariable(name, value)).map(([name, value]) => ({
    code: 'GH_STAGE_VARIABLE',
    given: `stage ${quote(stage)} has the variable ${quote(name)} with the value ${quote(value)}`,
    allowed: 'names of up to 64 A-Z a-z 0-9 _, values of up to 512 A-Z a-z 0-9 - . _ ~ : / ? # & = ,',
    fix: 'Change the name or value',
  }));
}

function isVariable(name: string, value: unknown): boolean {
  return /^\w{1,64}$/.test(name) && typeof value === 'string' && (Token.isUnresolved(value) || /^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/.test(value));
}
