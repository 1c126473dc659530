import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from '../errors';
import { listed } from '../errors';

/** Definitions that the next import of the body would overwrite. */
const IN_BODY = new Set(['Method', 'Resource', 'Model', 'GatewayResponse', 'RequestValidator', 'Authorizer', 'DocumentationPart'].map((name) => `AWS::ApiGateway::${name}`));

/** Definitions of a REST API that stand beside its body, where an import of the body loses them. */
export function mixedDefinitionFindings(restApi: CfnResource): Finding[] {
  const mixed = restApi.node.root.node.findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && IN_BODY.has(node.cfnResourceType))
    .filter((resource) => belongsTo(resource, restApi))
    .map((resource) => `${resource.cfnResourceType} ${resource.node.path}`);
  if (mixed.length === 0) return [];
  return [{
    code: 'GH_BODY_MIXED',
    given: `beside the OpenAPI body of the gateway stand ${listed(mixed)}`,
    allowed: 'definitions in the route table only, because every import of the body removes the others',
    fix: 'Declare the route with addRoute, or put it into `overrides` of a route',
  }];
}

function belongsTo(resource: CfnResource & { restApiId?: string }, restApi: CfnResource): boolean {
  return within(restApi, resource) || sameReference(resource, restApi);
}

/** `gateway.api.root.addMethod(…)` and the like make their resources below the API. */
function within(ancestor: CfnResource, node: IConstruct): boolean {
  return node.node.scopes.includes(ancestor.node.scope!);
}

function sameReference(resource: CfnResource & { restApiId?: string }, restApi: CfnResource): boolean {
  const resolve = (value: unknown) => JSON.stringify(Stack.of(restApi).resolve(value));
  return Stack.of(resource) === Stack.of(restApi) && resolve(resource.restApiId) === resolve(restApi.ref);
}
