import type { BoundRoute } from './bind-route';
import { quote } from '../../errors';
import type { Finding } from '../../errors';

/** The header by which Lambda is told the tenant, in small letters. */
const TENANT = 'integration.request.header.x-amz-tenant-id';

/**
 * A tenant that a caller chooses, by whatever mapping, or one that nobody vouches for, because the route has no authorizer that could.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
 */
export function tenantFindings(where: string, { integration: { requestParameters = {} }, authorizer }: Pick<BoundRoute, 'integration' | 'authorizer'>): Finding[] {
  const [, expression] = Object.entries(requestParameters).find(([target]) => target.toLowerCase() === TENANT) ?? [];
  if (expression === undefined) return [];
  if (expression.startsWith('method.request.')) {
    return [{
      code: 'GH_TENANT_ID',
      given: `${where} takes the tenant of its function from ${quote(expression)}, which the caller chooses`,
      allowed: 'claims and context.authorizer.…: whoever chooses the tenant gets into the execution environments of another one',
      fix: 'Take the tenant from what the authorizer yields',
    }];
  }
  const yieldsNothing = authorizer.schemeName === undefined || authorizer.usesIam;
  return expression.startsWith('context.authorizer.') && yieldsNothing ? [{
    code: 'GH_TENANT_ID',
    given: `${where} takes the tenant of its function from ${quote(expression)}, and has the authorizer ${authorizer.label}, which yields no such thing`,
    allowed: 'a tenant from what the route\'s authorizer yields',
    fix: 'Give the route an authorizer that yields the tenant, for example Authorizers.cognito',
  }] : [];
}
