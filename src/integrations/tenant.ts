import { GatehouseError, quote, throwFindings } from '../errors';
import { Source, mappedRequest, requestMappingFindings } from '../mapping';
import type { RestRouteContext } from './rest-integration';

/** What integrations with a Lambda function share. */
export interface LambdaTenantOptions {
  /**
   * The tenant whose execution environments serve the request, for functions with tenant isolation: `Source.claim`, or
   * `Source.context('authorizer.…')`. It must be a claim that callers cannot set themselves.
   *
   * Errors: `GH_TENANT_ID` for what no authorizer vouches for; `GH_CLAIMS_MISSING`.
   *
   * @default - none; a function with tenant isolation then refuses the request
   * @see https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-invoke.html
   */
  readonly tenantId?: Source;
}

/** The parameters by which a function gets its tenant: the tenant decides whose memory a caller meets, so no caller may choose it. */
export function tenantParameters(factory: string, tenantId: Source, { method, path, pathParameters, hasClaims }: RestRouteContext) {
  assertVouchedFor(factory, tenantId);
  const mapping = { headers: { 'X-Amz-Tenant-Id': tenantId } };
  throwFindings(requestMappingFindings(mapping, { where: `route ${quote(`${method} ${path}`)}`, pathParameters, hasClaims }));
  return mappedRequest(mapping).requestParameters;
}

function assertVouchedFor(factory: string, tenantId: Source): void {
  const isSource = tenantId instanceof Source;
  if (isSource && /^authorizer\./.test(tenantId._config.context ?? '')) return;
  throw new GatehouseError({
    code: 'GH_TENANT_ID',
    given: `Integrations.${factory} has the tenantId ${isSource ? tenantId._config.written : quote(tenantId)}, which no authorizer vouches for`,
    allowed: "Source.claim or Source.context('authorizer.…'): whoever chooses the tenant gets into the execution environments of another one",
    fix: 'Take the tenant from a claim that callers cannot set, or from the context of the authorizer',
  });
}
