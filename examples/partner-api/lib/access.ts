import { ResourceAccess } from 'cdk-gatehouse';

/** The organization of AWS that partners' accounts are in. */
const ORGANIZATION = 'o-a1b2c3d4e5';

/** The networks that partners call from: in both families, because the API has addresses of both. */
const NETWORKS = ['203.0.113.0/24', '198.51.100.16/28', '2001:db8:1::/48'];

/** Who gets as far as the authorizer: accounts of the organization, from these networks. Everybody else is denied, whatever their own policies allow. */
export const ACCESS = ResourceAccess.allow({ organizationIds: [ORGANIZATION], ipRanges: NETWORKS });
