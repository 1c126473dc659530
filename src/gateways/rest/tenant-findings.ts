import type { BoundRoute } from './bind-route';
import { quote } from '../../errors';
import type { Finding } from '../../errors';

/** The header by which Lambda is told the tenant, in small letters. */
const TENANT = 'integration.request.header.x-amz-tenant-id';

/** An override stands over every parameter, and what it is set to, nobody can tell from a template. */
const OVERRIDDEN = /requestOverride\W+header\W+x-amz-tenant-id/i;

function chosen(where: string, source: string): Finding {
  return {
    code: 'GH_TENANT_ID',
    given: `${where} takes the tenant of its function from ${source}, which the caller may choose`,
    allowed: 'claims and context.authorizer.…: whoever chooses the tenant gets into the execution environments of another one',
    fix: 'Take the tenant from what the authorizer yields',
  };
}

/**
 * A tenant that a caller chooses, by whatever mapping, or one that nobody vouches for, because the route has no authorizer that could.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
 */
export function tenantFindings(where: string, { integration, authorizer }: Pick<BoundRoute, 'integration' | 'authorizer'>): Finding[] {
  const { requestParameters = {}, requestTemplates = {} } = integration;
  if (Object.values(requestTemplates).some((vtl) => OVERRIDDEN.test(vtl))) return [chosen(where, 'a template that overrides X-Amz-Tenant-Id')];
  const [, expression] = Object.entries(requestParameters).find(([target]) => target.toLowerCase() === TENANT) ?? [];
  if (expression === undefined) return [];
  if (!expression.startsWith('context.authorizer.') && !expression.startsWith("'")) return [chosen(where, quote(expression))];
  const yieldsNothing = authorizer.schemeName === undefined || authorizer.usesIam;
  return expression.startsWith('context.authorizer.') && yieldsNothing ? [{
    code: 'GH_TENANT_ID',
    given: `${where} takes the tenant of its function from ${quote(expression)}, and has the authorizer ${authorizer.label}, which yields no such thing`,
    allowed: 'a tenant from what the route\'s authorizer yields',
    fix: 'Give the route an authorizer that yields the tenant, for example Authorizers.cognito',
  }] : [];
}
