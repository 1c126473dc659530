import { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import type { BoundRoute } from './bind-route';
import { cycleFinding, findCycle, isIndented, mixedDefinitionFindings, referencesOf, referencesOfText, renderedResource, sizeFindings } from '../../checks';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';
import type { Route } from '../../routes';

/** What can only be judged when the whole app is there. */
export interface RestGatewayAtSynth {
  readonly gateway: IConstruct;
  readonly restApi: CfnRestApi;
  readonly routes: readonly Route<BoundRoute>[];
  readonly binaryMediaTypes: readonly string[];
}

/** The findings of a gateway at synth, as data. */
export function restGatewayFindings(at: RestGatewayAtSynth): Finding[] {
  const { restApi } = at;
  const body = Stack.of(restApi).resolve(restApi.body);
  const json = JSON.stringify(body) ?? '';
  return [
    ...contentTypeFindings(at),
    ...operationFindings(at),
    ...mixedDefinitionFindings(at.restApi),
    ...sizeFindings(body, isIndented((key) => restApi.node.tryGetContext(key)), json),
    ...cycleFindings(at, referencesOfText(body, json)),
  ];
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

/** Starts at whatever the API and its stages refer to: functions, but also buckets, pools and roles, and what those refer to in turn. */
function cycleFindings({ gateway, restApi }: RestGatewayAtSynth, ofBody: readonly string[]): Finding[] {
  const stack = Stack.of(gateway);
  const resources = stack.node.findAll().filter(CfnResource.isCfnResource).filter((each) => each.stack === stack);
  const elements = new Map(resources.map((each) => [stack.resolve(each.logicalId) as string, each]));
  const downstream = [...elements].filter(([, element]) => isDownstream(gateway, element));
  const ownId = stack.resolve(restApi.logicalId) as string;
  const own = new Set([ownId, ...downstream.map(([id]) => id)]);
  const ofStages = downstream.flatMap(([, element]) => dependenciesOf(element)).filter((id) => !own.has(id) && !isPermission(elements.get(id)));
  const starts = [...ofBody, ...referencesBesideBody(restApi), ...ofStages].filter((id) => elements.has(id));
  const way = findCycle(starts, own, (id) => dependenciesOf(elements.get(id)));
  const first = way && elements.get(way[0]);
  return way ? [cycleFinding(way, (first ?? restApi).node.path.replace(/\/Resource$/, ''))] : [];
}

/** A permission names the API and the function; the function is where to look. */
function isPermission(element?: CfnResource): boolean {
  return element?.cfnResourceType === 'AWS::Lambda::Permission';
}

/** Stage and deployment depend on the API, so whoever depends on them depends on it; permissions do not lead back to it. */
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
  return element ? [...new Set(referencesOf(renderedResource(element)))] : [];
}
