import type { BoundRoute } from './bind-route';
import type { RestGatewayProps } from './rest-gateway-props';
import { streamWarnings } from './stream-findings';
import { timeoutWarnings } from './timeout-findings';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';
import type { RouteKey } from '../../routes';

type Carried = Pick<BoundRoute, 'integration' | 'timeout'>;

/** A back end that would refuse the gateway, because some stage has no certificate to show. */
export function certificateFindings(key: RouteKey, { integration }: Carried, { stages = { prod: {} } }: RestGatewayProps): Finding[] {
  if (!integration.requiresClientCertificate) return [];
  const without = Object.keys(stages).filter((name) => stages[name]?.clientCertificate === undefined);
  if (without.length === 0) return [];
  return [{
    code: 'GH_CLIENT_CERTIFICATE',
    given: `route ${quote(key.text)} requires a client certificate, and the stages ${listed(without)} have none`,
    allowed: 'a clientCertificate in every stage',
    fix: 'Make a ClientCertificate and name it in each: stages: { prod: { clientCertificate } }',
  }];
}

/** What works on the way to a back end and from it, but not as one would think. */
export function transportWarnings(key: RouteKey, route: Carried, { minimumCompressionSize }: RestGatewayProps): Finding[] {
  const where = `route ${quote(key.text)}`;
  return [
    ...timeoutWarnings(where, route),
    ...streamWarnings(where, route.integration, minimumCompressionSize !== undefined),
    ...route.integration.tls?.insecureSkipVerification ? [unverifiedFinding(where, route)] : [],
  ];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html */
function unverifiedFinding(where: string, { integration: { label } }: Carried): Finding {
  return {
    code: 'GH_TLS_UNVERIFIED',
    given: `${where} does not verify who issued the certificate of ${label}`,
    allowed: 'back ends with certificates of a public authority',
    fix: 'Use a public certificate, which ACM issues for nothing; or make sure that nobody is on the way, then acknowledge this warning',
  };
}
