import { Stack } from 'aws-cdk-lib';
import { EndpointAccessMode, IpAddressType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnVPCEndpoint, InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { RestEndpoint, SecurityPolicy } from '../../src';
import { GatehouseError } from '../../src/testing';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof GatehouseError ? error.findings.map((finding) => finding.code).join(' ') : String(error);
  }
  return 'fine';
}

const { BASIC, STRICT } = EndpointAccessMode;
const imported = (stack: Stack, vpcEndpointId: string) =>
  InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, vpcEndpointId, { vpcEndpointId, port: 443 });

test('says nothing that was not said', () => {
  expect({ ...RestEndpoint.regional() }).toEqual({ endpointType: 'REGIONAL', vpcEndpointIds: [], _vpcEndpoints: [] });
  expect({ ...RestEndpoint.edge({ ipAddressType: IpAddressType.DUAL_STACK }) }).toMatchObject({ endpointType: 'EDGE', ipAddressType: 'dualstack' });
});

test('a private one is dual stack and has each VPC endpoint once, constructs first', () => {
  const stack = new Stack();
  const endpoint = new CfnVPCEndpoint(stack, 'Endpoint', { vpcId: 'vpc-1', serviceName: 'execute-api' });
  const { ipAddressType, vpcEndpointIds } = RestEndpoint.privately([endpoint, imported(stack, 'vpce-2')], { vpcEndpointIds: ['vpce-3', 'vpce-2'] });
  expect([ipAddressType, stack.resolve(vpcEndpointIds)]).toEqual(['dualstack', [{ Ref: 'Endpoint' }, 'vpce-2', 'vpce-3']]);
});

test.each<[string, () => unknown, string]>([
  ['an enhanced policy with a mode', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS13_1_3_2025_09, endpointAccessMode: STRICT }), 'fine'],
  ['an enhanced policy without a mode', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS13_1_3_2025_09 }), 'GH_ENDPOINT'],
  ['a legacy policy', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS_1_2 }), 'fine'],
  ['a legacy policy with a mode', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS_1_2, endpointAccessMode: BASIC }), 'GH_ENDPOINT'],
  ['a mode without a policy', () => RestEndpoint.privately([], { endpointAccessMode: BASIC }), 'GH_ENDPOINT'],
  ['an edge policy on a regional API', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS13_2025_EDGE, endpointAccessMode: BASIC }), 'GH_ENDPOINT'],
  ['a regional policy on an edge API', () => RestEndpoint.edge({ securityPolicy: SecurityPolicy.TLS13_1_3_2025_09, endpointAccessMode: BASIC }), 'GH_ENDPOINT'],
  ['TLS_1_2 on an edge API, which only its domains can have', () => RestEndpoint.edge({ securityPolicy: SecurityPolicy.TLS_1_2 }), 'GH_ENDPOINT'],
  ['TLS_1_0 on an edge API', () => RestEndpoint.edge({ securityPolicy: SecurityPolicy.TLS_1_0 }), 'fine'],
  ['an edge policy on an edge API', () => RestEndpoint.edge({ securityPolicy: SecurityPolicy.TLS12_PFS_2025_EDGE, endpointAccessMode: BASIC }), 'fine'],
  ['a policy that is new', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.of('SecurityPolicy_TLS13_1_3_2027_01'), endpointAccessMode: BASIC }), 'fine'],
  ['two faults', () => RestEndpoint.edge({ securityPolicy: SecurityPolicy.TLS13_1_3_2025_09 }), 'GH_ENDPOINT GH_ENDPOINT'],
  ['a policy of another kind', () => SecurityPolicy.of('ELBSecurityPolicy-2016-08'), 'GH_ENDPOINT'],
  ['a policy that is null', () => SecurityPolicy.of(null as never), 'GH_ENDPOINT'],
  ['a policy by its name', () => RestEndpoint.regional({ securityPolicy: 'TLS_1_2' as never }), 'GH_TYPE'],
  ['a policy that is something else', () => RestEndpoint.regional({ securityPolicy: {} as never }), 'GH_TYPE'],
  ['a mode in small letters', () => RestEndpoint.regional({ securityPolicy: SecurityPolicy.TLS13_1_3_2025_09, endpointAccessMode: 'strict' as never }), 'GH_TYPE'],
  ['IPv4 on a private API', () => RestEndpoint.privately([], { ipAddressType: IpAddressType.IPV4 } as never), 'GH_ENDPOINT'],
  ['addresses that there are not', () => RestEndpoint.regional({ ipAddressType: 'ipv6' as never }), 'GH_TYPE'],
  ['options that are null', () => RestEndpoint.regional(null as never), 'GH_TYPE'],
  ['VPC endpoints that are nothing', () => RestEndpoint.privately(undefined as never), 'fine'],
  ['a VPC endpoint by id', () => RestEndpoint.privately(['vpce-1'] as never), 'GH_TYPE'],
  ['a VPC endpoint that is null', () => RestEndpoint.privately([null] as never), 'GH_TYPE'],
  ['VPC endpoints that are no list', () => RestEndpoint.privately({} as never), 'GH_TYPE'],
  ['the id of a VPC as that of an endpoint', () => RestEndpoint.privately([], { vpcEndpointIds: ['vpc-1'] }), 'GH_ENDPOINT'],
  ['an address of nothing', () => RestEndpoint.privateUrl(undefined as never, null as never), 'GH_TYPE GH_TYPE'],
])('%s', (_, work, codes) => {
  expect(codeOf(work)).toBe(codes);
});

test('the address behind a VPC endpoint, also of a stage of aws-cdk-lib', () => {
  const stack = new Stack();
  const api = new RestApi(stack, 'Plain');
  api.root.addMethod('GET');
  const url = stack.resolve(RestEndpoint.privateUrl(api.deploymentStage, imported(stack, 'vpce-1')));
  expect(url['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part.Ref))).toEqual([
    'https://', expect.stringMatching(/^Plain/), '-vpce-1.execute-api.', 'AWS::Region', '.', 'AWS::URLSuffix', '/', expect.stringMatching(/^PlainDeploymentStageprod/), '/',
  ]);
});
