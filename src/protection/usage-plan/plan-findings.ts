import type { IApiKeyRef } from 'aws-cdk-lib/aws-apigateway';
import { throttledRouteFindings } from './method-throttles';
import { quotaFindings } from './quota';
import { routesOf } from './stage-routes';
import type { UsagePlanOptions } from './usage-plan-options';
import { UsagePlanStage } from './usage-plan-stage';
import type { BoundStage } from './usage-plan-stage';
import { throttleFindings } from '../../delivery';
import { listed, quote, shapeFindings } from '../../errors';
import type { Finding } from '../../errors';

const PLAN_FIELDS = { quota: 'object', throttle: 'object', keys: 'list', usagePlanName: 'text', description: 'text', stages: 'list' } as const;

/** What is wrong with what a plan is made with, as data. */
export function planFindings(options: UsagePlanOptions): Finding[] {
  const shape = shapeFindings('the usage plan', options, PLAN_FIELDS);
  if (shape.length > 0) return shape;
  const { quota, throttle, keys = [], usagePlanName, description } = options;
  const empty = Object.entries({ usagePlanName, description }).filter(([, text]) => text === '');
  return [
    ...quotaFindings(quota),
    ...throttleFindings('the usage plan', throttle),
    ...keys.flatMap(keyFindings),
    ...empty.map(([field]): Finding => ({ code: 'GH_TEXT_EMPTY', given: `${field} of the usage plan is empty`, allowed: 'text', fix: 'Leave it out, or say something' })),
  ];
}

/** A key of plain JavaScript can be anything. */
export function keyFindings(key: IApiKeyRef): Finding[] {
  const id: unknown = key?.apiKeyRef?.apiKeyId;
  if (typeof id === 'string' && id !== '') return [];
  return [{ code: 'GH_TYPE', given: `a key of the usage plan is ${quote(key)}`, allowed: 'what has an apiKeyRef', fix: 'Hand over a GatewayApiKey, or GatewayApiKey.fromApiKeyId' }];
}

/** A stage that is none, or that the plan has already. */
export function stageFindings(stage: UsagePlanStage, others: readonly BoundStage[]): Finding[] {
  if (!(stage instanceof UsagePlanStage)) {
    return [{ code: 'GH_TYPE', given: `a stage of the usage plan is ${quote(stage)}`, allowed: 'a UsagePlanStage', fix: 'Wrap it in UsagePlanStage.rest or UsagePlanStage.webSocket' }];
  }
  if (!others.some((other) => isSame(other, stage._bound))) return [];
  return [{ code: 'GH_USAGE_PLAN_STAGE', given: `the usage plan has the stage ${quote(nameOf(stage._bound))} twice`, allowed: 'each stage once', fix: 'Say everything of it in one place' }];
}

/** What is wrong with a plan once the whole app is there. */
export function planFindingsAtSynth(stages: readonly BoundStage[], { throttle }: UsagePlanOptions): Finding[] {
  if (stages.length === 0) {
    return [{ code: 'GH_USAGE_PLAN_STAGE', given: 'the usage plan has no stage, so its keys open nothing', allowed: 'one stage or more', fix: 'Add stages with addStage, or remove the plan' }];
  }
  return [...throttle ? [] : lonelyThrottleFindings(stages), ...stages.flatMap(knownStageFindings)];
}

export function isSame(a: BoundStage, b: BoundStage): boolean {
  return a.apiId === b.apiId && a.stageName === b.stageName;
}

/** «Can not define fine grain throttling if usage plan throttle is not defined.» */
function lonelyThrottleFindings(stages: readonly BoundStage[]): Finding[] {
  const [first] = stages.flatMap((stage) => stage.throttles);
  if (!first) return [];
  return [{
    code: 'GH_USAGE_PLAN_THROTTLE',
    given: `the usage plan limits ${quote(first.key.text)}, and has no throttle of its own`,
    allowed: 'throttles of routes beside one of the plan, which API Gateway asks for',
    fix: 'Give the plan a `throttle` for all other routes',
  }];
}

function knownStageFindings(stage: BoundStage): Finding[] {
  const routes = routesOf(stage.construct)?.();
  if (!routes) return [];
  const findings = throttledRouteFindings(stage.throttles, routes);
  if (findings.length > 0 || routes.some((route) => route.apiKeyRequired)) return findings;
  return [{
    code: 'GH_USAGE_PLAN_UNUSED',
    given: `no route of stage ${quote(nameOf(stage))} requires an API key, so the usage plan counts and limits nothing`,
    allowed: `plans where a route has apiKeyRequired; there are ${listed(routes.map((route) => route.key.text), 3) || 'no routes'}`,
    fix: 'Set apiKeyRequired on the gateway, a group or routes, or remove the plan',
  }];
}

function nameOf({ construct }: BoundStage): string {
  return construct.node.path;
}
