import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { BoundRoute } from './bind-route';
import type { RestUsagePlanOptions } from './rest-usage-plan-options';
import type { IRestStage } from '../../delivery';
import { listed, quote, shapeFindings, suggestion, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { UsagePlan, UsagePlanStage, planFindings } from '../../protection';
import type { Route } from '../../routes';

/** Makes a usage plan over stages of a gateway; nothing is made where anything is refused. */
export function addUsagePlan(gateway: Construct, id: string, options: RestUsagePlanOptions, stages: ReadonlyMap<string, IRestStage>): UsagePlan {
  throwFindings([...idFindings(gateway, id), ...shapeFindings('the usage plan', options, { stages: 'texts', throttles: 'map' })]);
  const { throttles } = options;
  const names = [...new Set(options.stages ?? stages.keys())];
  // Field by field: options may be an instance of a class, whose getters a spread would lose.
  const { quota, throttle, keys, usagePlanName, description } = options;
  const own = { quota, throttle, keys, usagePlanName, description };
  throwFindings([...planFindings(own), ...names.flatMap((name) => nameFindings(name, stages))]);
  const opened = names.map((name) => UsagePlanStage.rest(stages.get(name)!, { throttles }));
  return new UsagePlan(gateway, idOf(id), { ...own, stages: opened });
}

/** Routes that nobody can call, because no usage plan of the app, whoever made it, has the API. */
export function missingPlanFindings(restApi: CfnRestApi, routes: readonly Route<BoundRoute>[]): Finding[] {
  const needing = routes.filter((route) => route.value.apiKeyRequired).map((route) => route.key.text);
  if (needing.length === 0 || hasPlan(restApi)) return [];
  return [{
    code: 'GH_API_KEY_PLAN_MISSING',
    given: `${listed(needing)} require an API key, and no usage plan of the app has the gateway, so they answer 403`,
    allowed: 'routes that require a key on stages that a usage plan opens',
    fix: 'Add a plan with addUsagePlan, or acknowledge this warning where the plan is made elsewhere',
  }];
}

function hasPlan(restApi: CfnRestApi): boolean {
  const apiId = Stack.of(restApi).resolve(restApi.logicalId) as string;
  const plans = restApi.node.root.node.findAll().filter((node) => CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::ApiGateway::UsagePlan');
  // Of another stack it has the logical id in the name of an export.
  return plans.some((plan) => JSON.stringify(Stack.of(plan).resolve((plan as { apiStages?: unknown }).apiStages) ?? '').includes(apiId));
}

const idOf = (id: string): string => `UsagePlan${id}`;

function idFindings(gateway: Construct, id: unknown): Finding[] {
  const isText = typeof id === 'string' && id !== '' && !Token.isUnresolved(id);
  if (isText && !gateway.node.tryFindChild(idOf(id))) return [];
  return [{
    code: 'GH_USAGE_PLAN_ID',
    given: `the usage plan has the id ${quote(id)}${isText ? ', as another one' : ''}`,
    allowed: 'text that is known at synth, once for each plan of the gateway',
    fix: 'Name it after what it offers, for example "gold"',
  }];
}

function nameFindings(name: string, stages: ReadonlyMap<string, IRestStage>): Finding[] {
  if (stages.has(name)) return [];
  return [{ code: 'GH_STAGE_UNKNOWN', given: `the usage plan names the stage ${quote(name)}`, fix: suggestion(name, [...stages.keys()]) }];
}
