import type { ApiMembers } from './members';
import { TemplateError, textOf } from '../../../template';
import type { TemplateResource } from '../../../template';

/**
 * The paths that resources of a template make, and their ids.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
 */
export function discretePaths(members: ApiMembers): ReadonlyMap<string, string> {
  const rootId = textOf(members.api.attribute('RootResourceId'));
  const byId = new Map(members.of('Resource').map((resource) => [resource.ref, resource] as const));
  const paths = [...byId.values()].map((resource) => [pathOf(resource, byId, rootId), resource.ref] as const);
  return new Map([['/', rootId] as const, ...paths.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function pathOf(resource: TemplateResource, byId: ReadonlyMap<string, TemplateResource>, rootId: string): string {
  const parts: string[] = [];
  let current = resource;
  for (let seen = 0; seen <= byId.size; seen += 1) {
    parts.unshift(partOf(current));
    const parentId = current.properties.required('ParentId');
    if (parentId === rootId) return `/${parts.join('/')}`;
    current = byId.get(parentId) ?? missing(current, parentId);
  }
  throw new TemplateError(resource.logicalId, 'it is above itself: its ParentId leads back to it');
}

function partOf({ logicalId, properties }: TemplateResource): string {
  const part = properties.required('PathPart');
  if (part === '' || part.includes('/')) throw new TemplateError(logicalId, `its PathPart is ${JSON.stringify(part)}, not one segment of a path`);
  return part;
}

function missing({ logicalId }: TemplateResource, parentId: string): never {
  throw new TemplateError(logicalId, `its ParentId is ${JSON.stringify(parentId)}, which is neither the root of its API nor a resource of it`);
}
