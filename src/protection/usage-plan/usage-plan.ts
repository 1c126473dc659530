import { Annotations, Lazy, Resource, Token } from 'aws-cdk-lib';
import { CfnUsagePlan, CfnUsagePlanKey } from 'aws-cdk-lib/aws-apigateway';
import type { IApiKeyRef, IUsagePlanRef, UsagePlanReference } from 'aws-cdk-lib/aws-apigateway';
import type { Construct, IConstruct } from 'constructs';
import { membershipId } from './membership-id';
import { methodThrottles } from './method-throttles';
import { isSame, keyFindings, planFindings, planFindingsAtSynth, stageFindings } from './plan-findings';
import { routesOf } from './stage-routes';
import type { UsagePlanProps } from './usage-plan-options';
import type { BoundStage, UsagePlanStage } from './usage-plan-stage';
import { at, listed, quote, renderFinding, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { placeOf } from '../../mapping';

const USAGE_PLAN = Symbol.for('cdk-gatehouse.UsagePlan');
/** As AWS gives it to a new account. */
const METHOD_THROTTLES = 20;

/**
 * What the holders of API keys may use: which stages, how much and how fast.
 *
 * Works on stages of this library and of aws-cdk-lib, of REST and of WebSocket APIs. A plan limits; it does not authenticate, and its limits are
 * targets: AWS may let more through.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 *
 * @example
 * declare const restApi: apigateway.RestApi;
 *
 * new UsagePlan(this, 'Gold', {
 *   stages: [UsagePlanStage.rest(restApi.deploymentStage, { throttles: { 'GET /reports': { rate: 1, burst: 2 } } })],
 *   quota: Quota.perMonth(1_000_000),
 *   throttle: { rate: 50, burst: 20 },
 *   keys: [new GatewayApiKey(this, 'Partner')],
 * });
 */
export class UsagePlan extends Resource implements IUsagePlanRef {
  /**
   * Whether a construct is a `UsagePlan`, of whatever copy of this library.
   *
   * @param construct any construct
   */
  public static isUsagePlan(construct: any): construct is UsagePlan {
    return construct !== null && typeof construct === 'object' && USAGE_PLAN in construct;
  }

  /**
   * The id of the plan.
   *
   * @attribute
   */
  public readonly usagePlanId: string;

  private readonly plan: CfnUsagePlan;
  private readonly stages: BoundStage[] = [];
  private readonly keyIds = new Map<string, IConstruct>();

  constructor(scope: Construct, id: string, props: UsagePlanProps) {
    super(scope, id);
    at(this, () => throwFindings(planFindings(props)));
    Object.defineProperty(this, USAGE_PLAN, { value: true });
    const { quota, throttle } = props;
    this.plan = new CfnUsagePlan(this, 'Resource', {
      apiStages: Lazy.uncachedAny({ produce: () => this.renderedStages() }),
      quota: quota && { limit: quota.limit, period: quota.period, offset: quota.offset === 0 ? undefined : quota.offset },
      throttle: throttle && { rateLimit: throttle.rate, burstLimit: throttle.burst },
      usagePlanName: props.usagePlanName,
      description: props.description,
    });
    this.usagePlanId = this.plan.ref;
    this.node.addValidation({ validate: () => [...planFindingsAtSynth(this.sorted(), props), ...this.sharedKeyFindings()].map(renderFinding) });
    props.stages?.forEach((stage) => this.addStage(stage));
    props.keys?.forEach((key) => this.addKey(key));
  }

  public get usagePlanRef(): UsagePlanReference {
    return { usagePlanId: this.usagePlanId };
  }

  /**
   * Opens a stage to the keys of the plan.
   *
   * Errors: `GH_TYPE`, `GH_USAGE_PLAN_STAGE`.
   *
   * @param stage the stage, and what its routes have of their own
   */
  public addStage(stage: UsagePlanStage): void {
    at(this, () => throwFindings(stageFindings(stage, this.stages)));
    const { construct, stageName, throttles } = stage._bound;
    this.stages.push(stage._bound);
    // WebSocket stages of aws-cdk-lib know their name as literal text, which makes no dependency, and a plan needs its stages deployed.
    if (!Token.isUnresolved(stageName)) this.plan.node.addDependency(construct);
    if (!routesOf(construct) && throttles.length > METHOD_THROTTLES) this.warn(manyThrottles(stage._bound));
  }

  /**
   * Adds a key; one that is there stays.
   *
   * The membership's logical id comes from the plan and the key, so others do not change when keys come and go.
   *
   * Errors: `GH_TYPE`; at synth `GH_API_KEY_PLANS` for a key of another plan of the same stage.
   *
   * @param key the key: a `GatewayApiKey`, or one of aws-cdk-lib
   */
  public addKey(key: IApiKeyRef): void {
    at(this, () => throwFindings(keyFindings(key)));
    const keyId = key.apiKeyRef.apiKeyId;
    if (this.keyIds.has(keyId)) return;
    this.keyIds.set(keyId, key);
    new CfnUsagePlanKey(this, membershipId(key), { keyId, keyType: 'API_KEY', usagePlanId: this.usagePlanId });
  }

  private sorted(): BoundStage[] {
    const orderOf = ({ construct, apiId, stageName }: BoundStage) => `${placeOf(construct)} ${apiId} ${stageName}`;
    return [...this.stages].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }

  private renderedStages(): CfnUsagePlan.ApiStageProperty[] {
    return this.sorted().map(({ construct, apiId, stageName, throttles }) => ({
      apiId,
      stage: stageName,
      throttle: throttles.length > 0 ? methodThrottles(throttles, routesOf(construct)?.()) : undefined,
    }));
  }

  /** «API Key … cannot reference multiple Usage Plans with the same API Stage»; the later of two plans says so. */
  private sharedKeyFindings(): Finding[] {
    if (this.keyIds.size === 0) return [];
    const earlier = this.node.root.node.findAll().filter(UsagePlan.isUsagePlan).filter((plan) => plan.node.path < this.node.path);
    return earlier.filter((plan) => plan.stages.some((stage) => this.stages.some((own) => isSame(own, stage)))).flatMap((plan) => {
      const shared = [...this.keyIds].filter(([keyId]) => plan.keyIds.has(keyId)).map(([, key]) => key.node.path);
      return shared.length > 0 ? [sharedKeys(shared, plan)] : [];
    });
  }

  private warn(finding: Finding): void {
    Annotations.of(this).addWarningV2(`cdk-gatehouse:${finding.code}`, renderFinding(finding));
  }
}

function sharedKeys(keys: readonly string[], other: UsagePlan): Finding {
  return {
    code: 'GH_API_KEY_PLANS',
    given: `${listed(keys)} is in this usage plan and in ${quote(other.node.path)}, and both have the same stage`,
    allowed: 'a key in one plan for each stage',
    fix: 'Take it out of one of them, or make another key. To move a key that is deployed, take it out first and deploy',
  };
}

function manyThrottles({ construct }: BoundStage): Finding {
  return {
    code: 'GH_QUOTA_METHOD_THROTTLES',
    given: `stage ${quote(construct.node.path)} has more than ${METHOD_THROTTLES} method throttles in the usage plan`,
    allowed: `${METHOD_THROTTLES} where the quota "Method throttles per stage in a usage plan" was not raised`,
    fix: 'Have the quota raised, then acknowledge this warning; or throttle routes for all callers',
  };
}
