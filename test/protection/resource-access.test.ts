import { Stack } from 'aws-cdk-lib';
import { EndpointType, IpAddressType, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnEIP, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ResourceAccess } from '../../src';
import type { AccessSourceOptions, ResourcePolicyOptions } from '../../src';
import { GatehouseError } from '../../src/testing';

const PRIVATE: ResourcePolicyOptions = { endpointType: EndpointType.PRIVATE };
const ALLOW = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const deny = (Condition: object) => ({ ...ALLOW, Effect: 'Deny', Condition });
const statements = (access: ResourceAccess, options?: ResourcePolicyOptions) => access.toPolicyDocument(options).toJSON().Statement;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof GatehouseError ? error.findings.map((finding) => finding.code).join(' ') : String(error);
  }
  return 'fine';
}

test('everyone is one permission, and a denial is one statement for each kind of source', () => {
  expect(statements(ResourceAccess.everyone())).toEqual([ALLOW]);
  const access = ResourceAccess.everyone().deny({ accountIds: ['111111111111'], organizationIds: ['o-a1b2c3d4e5'], ipRanges: ['203.0.113.7'] });
  expect(statements(access)).toEqual([
    ALLOW,
    deny({ StringEquals: { 'aws:PrincipalAccount': ['111111111111'] } }),
    deny({ StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } }),
    deny({ IpAddress: { 'aws:SourceIp': ['203.0.113.7'] } }),
  ]);
});

test('what is allowed is a denial of everybody else: places in one statement, callers in another', () => {
  const sources: AccessSourceOptions = {
    accountIds: ['111111111111', '222222222222'],
    organizationIds: ['o-a1b2c3d4e5'],
    ipRanges: ['10.0.0.0/8'],
    vpcIds: ['vpc-1'],
    vpcEndpointIds: ['vpce-1', 'vpce-2', 'vpce-1'],
  };
  expect(statements(ResourceAccess.allow(sources), PRIVATE)).toEqual([
    ALLOW,
    deny({ StringNotEquals: { 'aws:PrincipalAccount': ['111111111111', '222222222222'], 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } }),
    deny({ StringNotEquals: { 'aws:SourceVpc': ['vpc-1'], 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } }),
    deny({ NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8'] } }),
  ]);
});

test('deny makes another access and leaves the first as it was', () => {
  const access = ResourceAccess.allow({ ipRanges: ['203.0.113.0/24'] });
  expect(statements(access.deny({ ipRanges: ['203.0.113.7'] }))).toHaveLength(3);
  expect(statements(access)).toHaveLength(2);
});

test('is the same in whatever order its sources are named', () => {
  const of = (...ipRanges: string[]) => statements(ResourceAccess.allow({ ipRanges }));
  expect(of('203.0.113.0/24', '198.51.100.0/24')).toEqual(of('198.51.100.0/24', '203.0.113.0/24'));
});

test('stays as it was when the lists that it was made from change', () => {
  const ipRanges = ['203.0.113.0/24'];
  const access = ResourceAccess.allow({ ipRanges });
  ipRanges.length = 0;
  expect(statements(access)[1].Condition).toEqual({ NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } });
});

test('takes constructs and what is known at deployment only, and works on an API of aws-cdk-lib', () => {
  const stack = new Stack();
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1 });
  const endpoint = vpc.addInterfaceEndpoint('Endpoint', { service: { name: 'execute-api', port: 443 } });
  const address = new CfnEIP(stack, 'Address');
  const access = ResourceAccess.allow({ vpcs: [vpc], vpcEndpoints: [endpoint], ipRanges: [address.ref] });
  const api = new RestApi(stack, 'Plain', { policy: access.toPolicyDocument(PRIVATE), endpointConfiguration: { types: [EndpointType.PRIVATE] } });
  api.root.addMethod('GET', new MockIntegration());
  const { policy } = api.node.defaultChild as any;
  expect(stack.resolve(policy).Statement[1].Condition).toEqual({
    StringNotEquals: { 'aws:SourceVpc': [{ Ref: expect.stringMatching(/^Vpc/) }], 'aws:SourceVpce': [{ Ref: expect.stringMatching(/^VpcEndpoint/) }] },
  });
  expect(stack.resolve(policy).Statement[2].Condition).toEqual({ NotIpAddress: { 'aws:VpcSourceIp': [{ Ref: 'Address' }] } });
});

const hostile: Array<[string, unknown, string]> = [
  ['nothing', undefined, 'GH_TYPE'],
  ['null', null, 'GH_TYPE'],
  ['a list', [], 'GH_TYPE'],
  ['no source', {}, 'GH_ACCESS'],
  ['empty lists', { accountIds: [], ipRanges: [] }, 'GH_ACCESS'],
  ['an account of eleven digits', { accountIds: ['11111111111'] }, 'GH_ACCESS'],
  ['accounts as numbers', { accountIds: [111111111111] }, 'GH_TYPE'],
  ['an account by its ARN', { accountIds: ['arn:aws:iam::111111111111:root'] }, 'GH_ACCESS'],
  ['one account that is no list', { accountIds: '111111111111' }, 'GH_TYPE'],
  ['an organization by its ARN', { organizationIds: ['arn:aws:organizations::111111111111:organization/o-a1b2c3d4e5'] }, 'GH_ACCESS'],
  ['every organization', { organizationIds: ['*'] }, 'GH_ACCESS'],
  ['a range with too many bits', { ipRanges: ['203.0.113.0/33'] }, 'GH_ACCESS'],
  ['a range without bits behind the slash', { ipRanges: ['203.0.113.0/'] }, 'GH_ACCESS'],
  ['a range with two slashes', { ipRanges: ['203.0.113.0/24/24'] }, 'GH_ACCESS'],
  ['a range with bits that are hexadecimal', { ipRanges: ['203.0.113.0/0x8'] }, 'GH_ACCESS'],
  ['an address with a zone', { ipRanges: ['fe80::1%eth0'] }, 'GH_ACCESS'],
  ['a host name', { ipRanges: ['office.example.com'] }, 'GH_ACCESS'],
  ['an empty address', { ipRanges: [''] }, 'GH_ACCESS'],
  ['a VPC endpoint where a VPC is meant', { vpcIds: ['vpce-1'] }, 'GH_ACCESS'],
  ['a VPC where a VPC endpoint is meant', { vpcEndpointIds: ['vpc-1'] }, 'GH_ACCESS'],
  ['an id where a construct is meant', { vpcs: ['vpc-1'] }, 'GH_TYPE'],
  ['null where a construct is meant', { vpcEndpoints: [null] }, 'GH_TYPE'],
  ['a prototype', { ipRanges: { __proto__: ['203.0.113.0/24'] } }, 'GH_TYPE'],
  ['several faults', { accountIds: ['x'], ipRanges: ['y'] }, 'GH_ACCESS GH_ACCESS'],
];

test.each(hostile)('%s is refused by code', (_, sources, codes) => {
  expect(codeOf(() => ResourceAccess.allow(sources as AccessSourceOptions))).toBe(codes);
  expect(codeOf(() => ResourceAccess.everyone().deny(sources as AccessSourceOptions))).toBe(codes);
});

test.each<[string, AccessSourceOptions, ResourcePolicyOptions, string]>([
  ['VPC endpoints on a regional API', { vpcEndpointIds: ['vpce-1'] }, {}, 'GH_ACCESS'],
  ['VPCs on an edge-optimized API', { vpcIds: ['vpc-1'] }, { endpointType: EndpointType.EDGE }, 'GH_ACCESS'],
  ['VPCs on a private API', { vpcIds: ['vpc-1'] }, PRIVATE, 'fine'],
  ['addresses of a private network on a regional API', { ipRanges: ['203.0.113.0/24', '10.1.0.0/16'] }, {}, 'GH_ACCESS'],
  ['addresses of a private network on a private API', { ipRanges: ['10.1.0.0/16'], vpcIds: ['vpc-1'] }, PRIVATE, 'fine'],
  ['the same alone, which any VPC has', { ipRanges: ['10.1.0.0/16'] }, PRIVATE, 'GH_ACCESS'],
  ['unique local addresses on a regional API', { ipRanges: ['203.0.113.0/24', 'fd00::/8'] }, {}, 'GH_ACCESS'],
  ['every address', { ipRanges: ['0.0.0.0/0', '::/0'] }, {}, 'fine'],
  ['a range that holds a private network and more', { ipRanges: ['172.0.0.0/8'] }, {}, 'fine'],
  ['IPv6 only where callers have IPv4', { ipRanges: ['2001:db8::/32'] }, {}, 'GH_ACCESS'],
  ['IPv6 only where callers have both', { ipRanges: ['2001:db8::/32'] }, { ipAddressType: IpAddressType.DUAL_STACK }, 'fine'],
  ['an endpoint type that there is not', { ipRanges: ['203.0.113.7'] }, { endpointType: 'LOCAL' as EndpointType }, 'GH_TYPE'],
  ['options that are none', { ipRanges: ['203.0.113.7'] }, null as unknown as ResourcePolicyOptions, 'GH_TYPE'],
])('%s', (_, sources, options, codes) => {
  expect(codeOf(() => ResourceAccess.allow(sources).toPolicyDocument(options))).toBe(codes);
});
