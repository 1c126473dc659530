import { TemplateError } from '../../../template';
import type { TemplateResource } from '../../../template';

const POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

/**
 * Whether a role may list buckets, as far as its own template says: S3 tells only those that an object is missing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function mayListOf(resources: readonly TemplateResource[]): (roleArn: string | undefined) => boolean {
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  const rights = new Map<string | undefined, boolean>();
  return (roleArn) => {
    const known = rights.get(roleArn);
    const right = known ?? roles.filter(({ arn }) => arn === roleArn).every((role) => mayList(role, resources));
    rights.set(roleArn, right);
    return right;
  };
}

/** Where a policy cannot be read, the role may. */
function mayList(role: TemplateResource, resources: readonly TemplateResource[]): boolean {
  try {
    return grantsList(role, resources);
  } catch (error) {
    if (error instanceof TemplateError) return true;
    throw error;
  }
}

function grantsList(role: TemplateResource, resources: readonly TemplateResource[]): boolean {
  const inline = role.properties.each('Policies').map((policy) => policy.raw('PolicyDocument'));
  const policies = resources.filter(({ type }) => POLICIES.includes(type)).map(({ properties }) => properties);
  const attached = policies.filter((policy) => [...policy.list('Roles'), policy.raw('RoleName')].includes(role.name))
    .map((policy) => policy.raw('PolicyDocument'));
  // What AWS and other stacks have in their policies is not known: such a role may.
  return role.properties.list('ManagedPolicyArns').length > 0 || [...inline, ...attached].some(allowsList);
}

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
}

function allowsList(document: unknown): boolean {
  const statements = [(document as { readonly Statement?: Statement | readonly Statement[] } | undefined)?.Statement].flat();
  return statements.some((statement) => statement?.Effect === 'Allow' && [statement.Action].flat().some((action) => isList(String(action))));
}

function isList(action: string): boolean {
  const pattern = action.toLowerCase().replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`).test('s3:listbucket');
}
