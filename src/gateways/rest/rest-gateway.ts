import { Annotations, Names } from 'aws-cdk-lib';
import { ApiDefinition, EndpointType, RestApiMode, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { CfnRestApi, IRestApi, Stage } from 'aws-cdk-lib/aws-apigateway';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { DependencyGroup } from 'constructs';
import type { Construct } from 'constructs';
import { policyOf } from './access-rules';
import { acknowledgeRequestValidation } from './acknowledge';
import { bindRoute } from './bind-route';
import type { BoundRoute, EffectiveDefaults } from './bind-route';
import { CompiledRestApi } from './compiled-rest-api';
import { ensureBucketCors } from './ensure-bucket-cors';
import { ImportedRestGateway } from './rest-gateway-attributes';
import type { RestGatewayAttributes } from './rest-gateway-attributes';
import { RestGatewayBase } from './rest-gateway-base';
import type { GrantedRoute, IRestGateway } from './rest-gateway-base';
import { restGatewayFindings } from './rest-gateway-findings';
import type { RestGatewayProps } from './rest-gateway-props';
import { checkProps, preflightFinding, refuseGrant, refuseInvalidation, restBodyModel } from './rest-gateway-rules';
import { restStages } from './rest-stages';
import type { RestUsagePlanOptions } from './rest-usage-plan-options';
import { checkFields } from './route-fields';
import { routeInfo } from './route-info';
import type { RestRouteInfo } from './route-info';
import type { RestRouteGroupOptions, RestRouteOptions } from './route-options';
import { stageVariableFindings } from './stage-variable-findings';
import { StageVariables } from './stage-variables';
import { certificateFindings, transportWarnings } from './transport-findings';
import { addUsagePlan } from './usage-plans';
import { resourceQuotaFinding } from '../../checks';
import type { IRestStage, RestDocumentationOptions, RestStageOptions, RouteSettings } from '../../delivery';
import { cachedMethods, checkedStages, dataTraceWarnings, defaultStageName, documentationVersion, ExecutionLogLevel, restDeployment } from '../../delivery';
import { GatehouseError, assertShape, at, bySeverity, forEachCollecting, quote, renderFinding, suggestion, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import type { RestIntegrationConfig } from '../../integrations';
import { gatewayResponseWarnings } from '../../mapping';
import { AccountLogRole } from '../../observability';
import type { RestBodyModel } from '../../openapi';
import { publishRoutes } from '../../protection';
import type { StageRoute, UsagePlan } from '../../protection';
import type { RouteKey } from '../../routes';
import { CONCRETE_METHODS, RouteTable, parsePrefix, parseRouteKey } from '../../routes';
import { InvokePermissions, foreignFindings } from '../shared/invoke-permissions';
import { ServiceRole } from '../shared/service-role';

const DOCUMENTATION = 'x-amazon-apigateway-documentation';
const REST_GATEWAY = Symbol.for('cdk-gatehouse.RestGateway');

/**
 * A REST API from one route table.
 *
 * The whole table compiles to one OpenAPI body, so the stack has the same few resources for ten routes and for a thousand. The
 * deployment follows the behaviour: it is made anew when an answer could differ, and only then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 *
 * @example
 * declare const listPhotos: lambda.Function;
 * declare const userPool: cognito.UserPool;
 *
 * const gateway = new RestGateway(this, 'Photos', {
 *   authorizer: Authorizers.cognito(userPool),
 *   routes: {
 *     'GET /photos': { integration: Integrations.lambda(listPhotos) },
 *     'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
 *   },
 * });
 */
export class RestGateway extends RestGatewayBase {
  /**
   * Whether a construct is a `RestGateway`, of whatever copy of this library.
   *
   * @param construct any construct
   */
  public static isRestGateway(construct: any): construct is RestGateway {
    return construct !== null && typeof construct === 'object' && REST_GATEWAY in construct;
  }

  /**
   * Refers to a REST gateway that another app made, for grants and metrics.
   *
   * @param scope the construct that refers to it
   * @param id the id of the reference
   * @param attributes what is known of it
   */
  public static fromAttributes(scope: Construct, id: string, attributes: RestGatewayAttributes): IRestGateway {
    return new ImportedRestGateway(scope, id, attributes);
  }

  public readonly api: IRestApi;
  public readonly restApiId: string;
  public readonly restApiName: string;

  private readonly props: RestGatewayProps;
  private readonly table = new RouteTable<BoundRoute>();
  private readonly compiled: CompiledRestApi;
  private readonly permissions: InvokePermissions;
  private readonly stageDependencies = new DependencyGroup();
  private readonly stages: Map<string, IRestStage>;
  private readonly corsBuckets = new Set<string>();
  private readonly policy: unknown;
  private readonly stageOptions: ReadonlyArray<readonly [string, RestStageOptions]>;
  private readonly variables = new StageVariables(this);

  constructor(scope: Construct, id: string, props: RestGatewayProps) {
    super(scope, id);
    at(this, () => checkProps(props));
    const stages = at(this, () => checkedStages(props.stages));
    Object.defineProperty(this, REST_GATEWAY, { value: true });
    gatewayResponseWarnings(props.gatewayResponses).forEach((finding) => this.warn(finding));

    this.props = props;
    this.stageOptions = stages;
    stages.flatMap(([name, { logging }]) => dataTraceWarnings(`stage ${quote(name)}`, logging)).forEach((finding) => this.warn(finding));
    this.restApiName = props.restApiName ?? Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.compiled = new CompiledRestApi(this, this.table, () => this.model());
    const api = new SpecRestApi(this, 'Api', {
      apiDefinition: ApiDefinition.fromInline(this.compiled.token),
      restApiName: this.restApiName,
      endpointConfiguration: { types: [props.endpoint?.endpointType ?? EndpointType.REGIONAL], ipAddressType: props.endpoint?.ipAddressType },
      // The default merges: a route that was removed here would stay reachable.
      mode: RestApiMode.OVERWRITE,
      policy: at(this, () => policyOf(props)),
      deploy: false,
      cloudWatchRole: false,
    });
    this.api = api;
    this.restApiId = api.restApiId;
    const restApi = api.node.defaultChild as CfnRestApi;
    this.node.defaultChild = restApi;
    // Also what `api.addToResourcePolicy` adds: one policy, in the body, because an import overwrites what stands beside it.
    this.policy = restApi.policy;
    restApi.policy = undefined;

    this.permissions = new InvokePermissions(this, 'Invoke', this.restApiId);
    const deployment = restDeployment(this, 'Deployment', this.restApiId, (base) => this.compiled.logicalId(base, restApi));
    deployment.node.addDependency(restApi);
    this.stages = restStages(this, stages, {
      api,
      deploymentId: deployment.ref,
      accountLogRole: props.accountLogRole ?? true,
      variables: (name, own) => this.variables.of(name, own),
      documentationVersion: props.documentation && this.publishDocumentation(props.documentation),
      dependencies: this.stageDependencies,
      routeSettings: () => this.routeSettings(),
    });
    this.stages.forEach((each) => publishRoutes(each, () => this.routeSettings()));
    const stage = defaultStageName([...this.stages.keys()], props.defaultStage);
    // What aws-cdk-lib's constructs mean when they are given an API without a stage: domains, mappings, `api.url`.
    if (stage !== undefined) api.deploymentStage = this.stages.get(stage) as unknown as Stage;
    this.node.addValidation({ validate: () => this.findings(restApi) });

    forEachCollecting(Object.entries(props.routes ?? {}), ([key, options]) => this.addRoute(key, options));
  }

  /** The routes, sorted by path and method; `RoutePrinter.text` prints them. */
  public get routes(): RestRouteInfo[] {
    return this.table.sorted.map(routeInfo);
  }

  /**
   * The address of the default stage: `defaultStage`, else `prod`, else the only one. With a slash at the end.
   *
   * A function that the gateway invokes must not hold it (`GH_CYCLE`). It is the `execute-api` address, also where that is switched off.
   */
  public get url(): string {
    const names = [...this.stages.keys()];
    const name = defaultStageName(names, this.props.defaultStage);
    if (name !== undefined) return this.stages.get(name)!.url;
    throw new GatehouseError({
      code: 'GH_STAGE_DEFAULT',
      path: this.node.path,
      given: `the gateway has the stages ${names.map(quote).join(', ')}`,
      allowed: '`url` with a stage named prod, a single stage, or `defaultStage`',
      fix: 'Set `defaultStage`, or use stage(name).url',
    });
  }

  /**
   * A stage by name.
   *
   * Errors: `GH_STAGE_UNKNOWN`.
   *
   * @param name the name under `stages`
   */
  public stage(name: string): IRestStage {
    const stage = this.stages.get(name);
    if (stage) return stage;
    const fix = suggestion(typeof name === 'string' ? name : quote(name), [...this.stages.keys()]);
    throw new GatehouseError({ code: 'GH_STAGE_UNKNOWN', path: this.node.path, given: `there is no stage ${quote(name)}`, fix });
  }

  /**
   * Adds a route.
   *
   * Works in constructors and aspects; later it is refused (`GH_ROUTE_LATE`), because the template would not have it.
   *
   * @param key `METHOD /path`
   * @param options what answers, and for whom
   */
  public addRoute(key: string, options: RestRouteOptions): void {
    at(this, () => this.enter(parseRouteKey(key), options, this.props));
  }

  /**
   * Adds a group of routes: a prefix, and defaults that win over the gateway's.
   *
   * @param prefix put before each path, for example `/admin`
   * @param group the routes and their defaults
   */
  public addRoutes(prefix: string, group: RestRouteGroupOptions): void {
    at(this, () => assertShape(`group ${quote(prefix)}`, group, { routes: 'map' }));
    at(this, () => assertShape(`routes of group ${quote(prefix)}`, group.routes, {}));
    at(this, () => checkFields(`group ${quote(prefix)}`, group));
    // Field by field: a struct may be an instance of a class, whose getters a spread would lose.
    const { routes, scopes, throttle, timeout } = group;
    const effective = {
      authorizer: group.authorizer ?? this.props.authorizer,
      apiKeyRequired: group.apiKeyRequired ?? this.props.apiKeyRequired,
      scopes,
      throttle,
      timeout,
    };
    at(this, () => {
      const checked = parsePrefix(prefix);
      forEachCollecting(Object.entries(routes), ([key, options]) => this.enter(parseRouteKey(key, checked), options, effective));
    });
  }

  /**
   * Adds a usage plan: what the holders of API keys may use of stages of this gateway, how much and how fast.
   *
   * Errors: `GH_USAGE_PLAN_ID`, `GH_STAGE_UNKNOWN` and those of the options; at synth `GH_ROUTE_UNKNOWN`, `GH_USAGE_PLAN_UNUSED`.
   *
   * @param id names the plan in the gateway; it becomes part of the logical id, so another id is another plan
   * @param options stages, limits and keys
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
   */
  public addUsagePlan(id: string, options: RestUsagePlanOptions = {}): UsagePlan {
    return at(this, () => {
      this.table.assertOpen(`usage plan ${quote(id)} was added`);
      return addUsagePlan(this, id, options, this.stages);
    });
  }

  /**
   * Allows a principal to replace what a stage's cache has, by the header `Cache-Control: max-age=0`, in every stage. Of others API Gateway ignores
   * the header, and says so in the header `Warning`.
   *
   * Errors: `GH_ROUTE_UNKNOWN`; `GH_GRANT_NOT_CACHED` for a route without `cache`; `GH_GRANT_NOT_IAM` for one that another authorizer guards.
   *
   * @param grantee who may
   * @param routeKey the route, `METHOD /path`; left out, every route
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching
   */
  public grantInvalidateCache(grantee: IGrantable, routeKey?: string): Grant {
    return this._grant(grantee, 'execute-api:InvalidateCache', routeKey === undefined ? undefined : () => this.invalidatedBy(routeKey));
  }

  /** @internal */
  protected _grantedBy(routeKey: string): GrantedRoute {
    const { key, value } = this.table.get(routeKey);
    if (!value.authorizer.usesIam) throw refuseGrant(key, value.authorizer.label);
    const siblings = this.table.byPath.get(key.path)!.map((row) => row.key.method);
    const alone = siblings.length === 1;
    return { methods: key.method === 'ANY' && !alone ? CONCRETE_METHODS.filter((method) => !siblings.includes(method)) : [key.method], path: key.path };
  }

  private invalidatedBy(routeKey: string): GrantedRoute {
    const { key, value } = this.table.get(routeKey);
    if (!value.cache) throw refuseInvalidation(key);
    if (!value.authorizer.usesIam) throw refuseGrant(key, value.authorizer.label);
    return { methods: cachedMethods({ key, siblings: this.table.byPath.get(key.path)!.map((row) => row.key.method) }), path: key.path };
  }

  private enter(key: RouteKey, options: RestRouteOptions, defaults: EffectiveDefaults): void {
    this.table.assertOpen(`route ${quote(key.text)} was added`);
    const preflight = preflightFinding(key, this.props.cors);
    if (preflight) throw new GatehouseError(preflight);
    const route = bindRoute(key, options, defaults, this.props.cors);
    throwFindings([...certificateFindings(key, route, this.props), ...stageVariableFindings(key, route.integration, this.stageOptions)]);
    throwFindings(foreignFindings(this, `route ${quote(key.text)}`, route.integration.wants));
    this.variables.check(`route ${quote(key.text)}`, route.integration.wants?.stageVariables);
    this.table.add(key, route);
    [...route.warnings, ...transportWarnings(key, route, this.props)].forEach((finding) => this.warn(finding));
    this.variables.add(route.integration.wants?.stageVariables);
    this.ensureLogRole(route);
    this.ensure(route.integration);
    const quota = resourceQuotaFinding(this.table.resourceCount);
    if (quota) this.warn(quota);
  }

  private warn(finding: Finding, on: Construct = this): void {
    Annotations.of(on).addWarningV2(`cdk-gatehouse:${finding.code}`, renderFinding(finding));
  }

  /** Where stages write nothing, a route can make the first log. */
  private ensureLogRole({ logging }: BoundRoute): void {
    const level = logging?.executionLog ?? ExecutionLogLevel.OFF;
    if (level !== ExecutionLogLevel.OFF && (this.props.accountLogRole ?? true)) this.stageDependencies.add(AccountLogRole.ensure(this));
  }

  private ensure({ wants = {}, usesServiceRole }: RestIntegrationConfig): void {
    for (const handler of wants.invoke ?? []) {
      const permission = this.permissions.ensure(handler);
      if (permission) this.stageDependencies.add(permission);
    }
    if (usesServiceRole) ServiceRole.ensure(this).add(wants.statements ?? []);
    for (const bucket of wants.corsBuckets ?? []) {
      if (!this.props.cors || this.corsBuckets.has(bucket.node.path)) continue;
      this.corsBuckets.add(bucket.node.path);
      ensureBucketCors(this, bucket, this.props.cors);
    }
  }

  /** After the import, which brings the parts; before the stages, which show the version. */
  private publishDocumentation(options: RestDocumentationOptions): string {
    const version = documentationVersion(this, 'Documentation', this.restApiId, options, () => this.compiled.value()[DOCUMENTATION]);
    this.stageDependencies.add(version);
    return version.documentationVersion;
  }

  private model(): RestBodyModel {
    return restBodyModel(this.props, this.restApiName, this.table, {
      policy: this.policy,
      serviceRoleArn: () => ServiceRole.ensure(this).roleArn,
    });
  }

  private routeSettings(): (RouteSettings & StageRoute)[] {
    const { byPath } = this.table;
    const preflight = this.props.cors ? ['OPTIONS'] : [];
    return this.table.sorted.map(({ key, value }) => ({
      key,
      throttle: value.throttle,
      logging: value.logging,
      cache: value.cache,
      apiKeyRequired: value.apiKeyRequired,
      siblings: [...byPath.get(key.path)!.map((row) => row.key.method), ...preflight],
    }));
  }

  private findings(restApi: CfnRestApi): string[] {
    const body = this.compiled.value();
    if (restApi.body === this.compiled.token) acknowledgeRequestValidation(restApi, body);
    const { binaryMediaTypes } = this.model();
    const facts = { gateway: this, restApi, props: this.props, routes: this.table.sorted, binaryMediaTypes };
    const [warnings, errors] = bySeverity(restGatewayFindings(facts));
    // On the API below: CDK heeds what was acknowledged before only where that stands further out.
    warnings.forEach((finding) => this.warn(finding, restApi));
    return errors.map(renderFinding);
  }
}
