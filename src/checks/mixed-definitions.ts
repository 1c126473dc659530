import { CfnResource, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { listed } from '../errors';
import type { Finding } from '../errors';
import { renderedResource } from './rendered';

/** Definitions that the next import of the body would overwrite. */
const IN_BODY = new Set(['Method', 'Resource', 'Model', 'GatewayResponse', 'RequestValidator', 'Authorizer', 'DocumentationPart'].map((name) => `AWS::ApiGateway::${name}`));

/** Definitions of a REST API that stand beside its body, where an import of the body loses them. */
export function mixedDefinitionFindings(restApi: CfnResource): Finding[] {
  const mixed = restApi.node.root.node.findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && IN_BODY.has(node.cfnResourceType))
    .filter((resource) => belongsTo(resource, restApi))
    .map((resource) => `${resource.cfnResourceType} ${resource.node.path.replace(/\/Resource$/, '')}`);
  if (mixed.length === 0) return [];
  return [{
    code: 'GH_BODY_MIXED',
    given: `beside the OpenAPI body of the gateway stand ${listed(mixed)}`,
    allowed: 'definitions in the route table only, because every import of the body removes the others',
    fix: 'Declare the route with addRoute, or put it into `overrides` of a route',
  }];
}

/** `gateway.api.root.addMethod(…)` and the like make their resources below the API; others refer to it. */
function belongsTo(resource: CfnResource, restApi: CfnResource): boolean {
  return resource.node.scopes.includes(restApi.node.scope!) || refersTo(resource, restApi);
}

function refersTo(resource: CfnResource & { restApiId?: unknown }, restApi: CfnResource): boolean {
  const reference = Tokenization.reverse(resource.restApiId);
  if (Reference.isReference(reference)) return reference.target === restApi;
  const stack = Stack.of(restApi);
  return Stack.of(resource) === stack && renderedResource(resource).Properties?.RestApiId?.Ref === stack.resolve(restApi.logicalId);
}
