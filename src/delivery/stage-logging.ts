import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { quote, shapeFindings } from '../errors';
import type { Finding } from '../errors';
import { ExecutionLogDestination } from '../observability';

/** What API Gateway writes about the execution of requests; bodies, query strings and headers only with `dataTrace`. */
export enum ExecutionLogLevel {
  /** Nothing. */
  OFF = 'OFF',
  /** Requests that fail. */
  ERROR = 'ERROR',
  /** Every request. */
  INFO = 'INFO',
}

/** What is written about the execution of requests to one route, in place of what its stages say. */
export interface RouteLoggingOptions {
  /**
   * What is written about the execution of requests.
   *
   * @default - as the stage says
   */
  readonly executionLog?: ExecutionLogLevel;

  /**
   * Whether bodies, query strings and headers are written down too. API Gateway redacts authorization headers and API keys, nothing else: cookies,
   * passwords in forms and personal data are then readable for everybody who may read the log.
   *
   * Errors: `GH_LOGGING` together with `ExecutionLogLevel.OFF`; warnings: `GH_LOG_DATA_TRACE`.
   *
   * @default - as the stage says
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-execution-logging.html
   */
  readonly dataTrace?: boolean;
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

  /**
   * Whether bodies, query strings and headers are written to the execution log too. API Gateway redacts authorization headers and API keys, nothing
   * else: cookies, passwords in forms and personal data are then readable for everybody who may read the log. For a short while, or for one route.
   *
   * Errors: `GH_LOGGING` together with `ExecutionLogLevel.OFF`; warnings: `GH_LOG_DATA_TRACE`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-execution-logging.html
   */
  readonly dataTrace?: boolean;

  /**
   * Where the execution log goes too: log groups, buckets and delivery streams of yours, with events of up to 1 MB. API Gateway's own log group,
   * which cuts events at 1 KB, stays.
   *
   * Errors: `GH_LOGGING` together with `ExecutionLogLevel.OFF`, or for a destination twice.
   *
   * @default - API Gateway's own log group only
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-create-log-delivery.html
   */
  readonly executionLogDestinations?: ExecutionLogDestination[];
}

const ROUTE_FIELDS = { executionLog: Object.values(ExecutionLogLevel), dataTrace: 'boolean' } as const;
const FIELDS = { ...ROUTE_FIELDS, accessLog: 'boolean', accessLogRetention: 'number', executionLogDestinations: 'list' } as const;

/** What is wrong with the logging of a stage, as data. */
export function stageLoggingFindings(where: string, logging?: StageLoggingOptions): Finding[] {
  if (logging === undefined) return [];
  const shape = shapeFindings(`logging of ${where}`, logging, FIELDS);
  return shape.length > 0 ? shape : [...silenceFindings(where, logging), ...destinationFindings(where, logging)];
}

/** What is wrong with the logging of a route, as data. */
export function routeLoggingFindings(where: string, logging?: RouteLoggingOptions): Finding[] {
  if (logging === undefined) return [];
  const shape = shapeFindings(`logging of ${where}`, logging, ROUTE_FIELDS);
  return shape.length > 0 ? shape : silenceFindings(where, logging);
}

/** What a log tells that nobody may want to have told. */
export function dataTraceWarnings(where: string, logging?: RouteLoggingOptions): Finding[] {
  if (!logging?.dataTrace) return [];
  return [{
    code: 'GH_LOG_DATA_TRACE',
    given: `${where} writes bodies, query strings, cookies and other headers of requests and answers to the execution log`,
    allowed: 'data traces for a while, on routes without secrets and personal data; authorization headers and API keys alone are redacted',
    fix: 'Remove dataTrace where the fault is found, or acknowledge this warning',
  }];
}

function silenceFindings(where: string, { executionLog, dataTrace, executionLogDestinations = [] }: StageLoggingOptions): Finding[] {
  if (executionLog !== ExecutionLogLevel.OFF || (!dataTrace && executionLogDestinations.length === 0)) return [];
  return [{
    code: 'GH_LOGGING',
    given: `${where} has ${dataTrace ? 'dataTrace' : 'executionLogDestinations'} and an execution log that is off`,
    allowed: 'them with ExecutionLogLevel.ERROR or INFO',
    fix: 'Switch the execution log on, or remove the other option',
  }];
}

function destinationFindings(where: string, { executionLogDestinations: all = [] }: StageLoggingOptions): Finding[] {
  const wrong = all.filter((each) => !(each instanceof ExecutionLogDestination)).map((each): Finding => ({
    code: 'GH_TYPE',
    given: `executionLogDestinations of ${where} has ${quote(each)}`,
    allowed: 'what ExecutionLogDestination offers',
    fix: 'Write ExecutionLogDestination.logGroup(…), bucket(…) or deliveryStream(…)',
  }));
  if (wrong.length > 0) return wrong;
  const twice = all.filter((each, i) => all.findIndex((other) => other._place === each._place) < i);
  return twice.map((each) => ({
    code: 'GH_LOGGING',
    given: `${where} sends its execution log to ${each._label} twice`,
    allowed: 'each destination once',
    fix: 'Remove one of them',
  }));
}
