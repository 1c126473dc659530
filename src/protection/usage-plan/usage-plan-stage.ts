import { Token } from 'aws-cdk-lib';
import type { IStageRef } from 'aws-cdk-lib/aws-apigateway';
import type { IApiRef, IStageRef as IV2StageRef } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { routeThrottles, unknownRouteFindings } from './method-throttles';
import type { RouteThrottle } from './method-throttles';
import { routesOf } from './stage-routes';
import type { UsagePlanStageOptions } from './usage-plan-options';
import { quote, shapeFindings, throwFindings } from '../../errors';
import type { Finding } from '../../errors';

/** A stage as a plan keeps it. */
export interface BoundStage {
  /** The construct, which orders the stages and may know its routes. */
  readonly construct: IConstruct;
  readonly apiId: string;
  readonly stageName: string;
  readonly throttles: readonly RouteThrottle[];
}

/**
 * A stage that the keys of a usage plan open: of a REST API or of a WebSocket API, made by this library or by aws-cdk-lib.
 *
 * HTTP APIs take no API keys.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlanStage {
  /**
   * A stage of a REST API: `gateway.stage('prod')`, or `deploymentStage` of aws-cdk-lib's `RestApi`.
   *
   * Errors: `GH_TYPE`, `GH_ROUTE_KEY`, `GH_THROTTLE`, `GH_USAGE_PLAN_THROTTLE`; of a gateway's stage, at synth, `GH_ROUTE_UNKNOWN`.
   *
   * @param stage the stage
   * @param options what its routes have of their own
   */
  public static rest(stage: IStageRef, options: UsagePlanStageOptions = {}): UsagePlanStage {
    throwFindings([
      ...textFindings('the REST stage', { restApiId: stage?.stageRef?.restApiId, stageName: stage?.stageRef?.stageName }),
      ...shapeFindings('a stage of the usage plan', options, { throttles: 'map' }),
    ]);
    const { restApiId: apiId, stageName } = stage.stageRef;
    const throttles = routeThrottles(options.throttles);
    throwFindings(routesOf(stage) ? [] : unknownRouteFindings(throttles));
    return new UsagePlanStage({ construct: stage, apiId, stageName, throttles });
  }

  /**
   * A stage of a WebSocket API. Keys are asked for by routes with `apiKeyRequired`, at `$connect`.
   *
   * Errors: `GH_TYPE`; `GH_USAGE_PLAN_STAGE` for an HTTP API.
   *
   * @param api the API; a stage does not know its own
   * @param stage the stage
   */
  public static webSocket(api: IApiRef, stage: IV2StageRef): UsagePlanStage {
    throwFindings([
      ...textFindings('the WebSocket API', { apiId: api?.apiRef?.apiId }),
      ...textFindings('the WebSocket stage', { stageName: stage?.stageRef?.stageName }),
      ...httpFindings(api),
    ]);
    return new UsagePlanStage({ construct: stage, apiId: api.apiRef.apiId, stageName: stage.stageRef.stageName, throttles: [] });
  }

  /** @internal */
  public readonly _bound: BoundStage;

  private constructor(bound: BoundStage) {
    this._bound = bound;
  }
}

/** References of plain JavaScript can be anything. */
function textFindings(what: string, texts: Record<string, unknown>): Finding[] {
  const wrong = Object.entries(texts).filter(([, text]) => typeof text !== 'string' || text === '');
  return wrong.map(([name, text]) => ({ code: 'GH_TYPE', given: `${name} of ${what} is ${quote(text)}`, allowed: 'what has it as text', fix: 'Hand over the construct itself' }));
}

/** «API keys and usage plans» are features of REST and WebSocket APIs; API Gateway would find no such stage. */
function httpFindings(api: IApiRef): Finding[] {
  const resource = (api?.node?.defaultChild ?? api) as { readonly protocolType?: string } | undefined;
  const protocol = resource?.protocolType;
  if (protocol === undefined || Token.isUnresolved(protocol) || protocol === 'WEBSOCKET') return [];
  return [{
    code: 'GH_USAGE_PLAN_STAGE',
    given: `the usage plan is given the API ${quote(api.node.path)} of the protocol ${quote(protocol)}`,
    allowed: 'stages of REST and WebSocket APIs',
    fix: 'Throttle the routes of the HTTP API instead, or make it a REST API',
  }];
}
