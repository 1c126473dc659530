import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { entryFindingsAtSynth } from './access-rules';
import { binaryTemplateFindings } from './binary-findings';
import type { BoundRoute } from './bind-route';
import { cacheUnusedFindings } from './cache-findings';
import { endpointTypes } from './endpoint-types';
import { restQuotaFindings } from './quota-findings';
import type { RestGatewayProps } from './rest-gateway-props';
import { edgeTimeoutFindings } from './timeout-findings';
import { missingPlanFindings } from './usage-plans';
import { cycleFinding, findCycle, isIndented, mixedDefinitionFindings, referencesOf, referencesOfText, renderedResource, sizeFindings } from '../../checks';
import type { RestStageOptions } from '../../delivery';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';
import { collectSchemas } from '../../mapping';
import { schemasOf } from '../../openapi';
import type { Route } from '../../routes';

/** What can only be judged when the whole app is there. */
export interface RestGatewayAtSynth {
  readonly gateway: IConstruct;
  readonly restApi: CfnRestApi;
  readonly props: RestGatewayProps;
  readonly routes: readonly Route<BoundRoute>[];
  readonly binaryMediaTypes: readonly string[];
}

/** The findings of a gateway at synth, as data: errors, and warnings that can only be given then. */
export function restGatewayFindings(at: RestGatewayAtSynth): Finding[] {
  const { restApi } = at;
  const body = Stack.of(restApi).resolve(restApi.body);
  const json = JSON.stringify(body) ?? '';
  return [
    ...contentTypeFindings(at),
    ...binaryTemplateFindings(at.routes, at.binaryMediaTypes),
    ...operationFindings(at),
    ...cacheUnusedFindings(at.routes, stagesOf(at.props)),
    ...edgeTimeoutFindings(at.routes, endpointTypes(restApi)),
    ...entryFindingsAtSynth({ ...at, endpointTypes: endpointTypes(restApi), policies: [body?.['x-amazon-apigateway-policy'], Stack.of(restApi).resolve(restApi.policy)] }),
    ...collectSchemas(schemasOf(at.routes.map((route) => route.value))).findings,
    ...mixedDefinitionFindings(at.restApi),
    ...missingPlanFindings(restApi, at.routes),
    ...documentationFindings(body),
    ...restQuotaFindings(at.gateway, restApi, body),
    ...sizeFindings(body, isIndented((key) => restApi.node.tryGetContext(key)), json),
    ...cycleFindings(at, referencesOfText(body, json)),
  ];
}

function stagesOf({ stages = { prod: {} } }: RestGatewayProps): [string, RestStageOptions][] {
  return Object.entries(stages).map(([name, options]) => [name, options ?? {}]);
}

/** A version without any part would show nothing. */
function documentationFindings(body: any): Finding[] {
  if (body?.['x-amazon-apigateway-documentation']?.documentationParts?.length !== 0) return [];
  const fix = 'Give routes a summary or a description, or leave `documentation` out';
  return [{ code: 'GH_DOCUMENTATION', given: 'the gateway has `documentation`, and nothing is described', allowed: 'a description of the gateway, a route, a parameter or a schema', fix }];
}

function operationFindings({ routes }: RestGatewayAtSynth): Finding[] {
  const named = routes.filter((route) => route.value.operationName !== undefined);
  const twice = named.filter((route, i) => named.findIndex((other) => other.value.operationName === route.value.operationName) < i);
  return twice.map(({ key, value }) => ({
    code: 'GH_ROUTE_OPERATION',
    given: `route ${quote(key.text)} has the operation name ${quote(value.operationName)} of another route`,
    allowed: 'one route for each operation name',
    fix: 'Rename one of them',
  }));
}

function contentTypeFindings({ routes, binaryMediaTypes }: RestGatewayAtSynth): Finding[] {
  if (binaryMediaTypes.length > 0) return [];
  const downloads = routes.filter((route) => route.value.integration.needsBinaryMediaTypes).map((route) => route.key.text);
  if (downloads.length === 0) return [];
  return [{
    code: 'GH_S3_CONTENT_TYPES',
    given: `${listed(downloads)} answer with binary objects, and the gateway knows no binary content type`,
    allowed: 'contentTypes of the download, those of an upload, or binaryMediaTypes of the gateway',
    fix: 'Name the types of the stored objects, for example contentTypes: ["image/jpeg"]',
  }];
}

/**
 * A way from the API, or from one of its stages, back to itself: over functions, but also over buckets, pools, roles and whatever those
 * refer to. What only a stage waits for may refer to the API, which does not wait for its stages.
 */
function cycleFindings({ gateway, restApi }: RestGatewayAtSynth, ofBody: readonly string[]): Finding[] {
  const stack = Stack.of(gateway);
  const resources = stack.node.findAll().filter(CfnResource.isCfnResource).filter((each) => each.stack === stack);
  const elements = new Map(resources.map((each) => [stack.resolve(each.logicalId) as string, each]));
  const apiId = stack.resolve(restApi.logicalId) as string;
  const ofApi = [...ofBody, ...referencesBesideBody(restApi)];
  const dependencies = (id: string) => (id === apiId ? ofApi : dependenciesOf(elements.get(id))).filter((each) => elements.has(each));
  const own = [apiId, ...[...elements].filter(([, element]) => isDownstream(gateway, element)).map(([id]) => id)];
  const ways = own.map((id) => findCycle(dependencies(id), new Set([id]), dependencies));
  const way = ways.find((each) => each !== undefined);
  return way ? [cycleFinding(way, (elements.get(way[0]) ?? restApi).node.path.replace(/\/Resource$/, ''))] : [];
}

/** The stages and the deployment. */
function isDownstream(gateway: IConstruct, element: CfnResource): boolean {
  return element.node.scopes.includes(gateway) && /::(Stage|Deployment)$/.test(element.cfnResourceType);
}

/** The API itself is not rendered as a whole: CDK would walk the body once more. */
function referencesBesideBody(restApi: CfnRestApi): string[] {
  const { cfnProperties, rawOverrides } = restApi as unknown as { cfnProperties: Record<string, unknown>; rawOverrides: unknown };
  const { body: _, ...properties } = cfnProperties;
  const stack = Stack.of(restApi);
  const before = restApi.obtainDependencies().flat().map((each) => stack.resolve((each as CfnResource).logicalId) as string);
  return [...before, ...referencesOf(stack.resolve([properties, rawOverrides]))];
}

function dependenciesOf(element?: CfnResource): string[] {
  return element ? referencesOf(renderedResource(element)) : [];
}
