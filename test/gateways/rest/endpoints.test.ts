import { Annotations, Stack } from 'aws-cdk-lib';
import { Annotations as Asserted, Match } from 'aws-cdk-lib/assertions';
import { CfnRestApi, EndpointAccessMode, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnVPCEndpoint, InterfaceVpcEndpointAwsService, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { bodyOf, deploymentIdOf, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations, ResourceAccess, RestEndpoint, SecurityPolicy } from '../../../src';
import type { RestGatewayProps } from '../../../src';
import { GatehouseError } from '../../../src/testing';

const allow = () => new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['execute-api:/*'], principals: [new StarPrincipal()] });
const policy = () => new PolicyDocument({ statements: [allow()] });
const OFFICE = ['203.0.113.0/24'];

function build(props: Partial<RestGatewayProps>) {
  const stack = newStack();
  newGateway(stack, props);
  const template = templateOf(stack);
  return { template, api: only(template, 'AWS::ApiGateway::RestApi'), body: bodyOf(template), warnings: warningsOf(stack) };
}

function warningsOf(stack: Stack): string[] {
  const found = Asserted.fromStack(stack).findWarning('*', Match.stringLikeRegexp('^GH_'));
  return found.map((each) => String(each.entry.data).split(':')[0]);
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof GatehouseError ? error.findings.map((finding) => finding.code).join(' ') : String((error as Error).message);
  }
  return 'fine';
}

test('an endpoint is regional where nobody says anything, and nothing else is said of it', () => {
  const { api, body } = build({});
  expect(api.Properties.EndpointConfiguration).toEqual({ Types: ['REGIONAL'] });
  expect(Object.keys(body).filter((key) => key === 'servers' || /security-policy|access-mode/.test(key))).toEqual([]);
  expect(deploymentIdOf(build({ endpoint: RestEndpoint.regional() }).template)).toBe(deploymentIdOf(build({}).template));
});

test('types and addresses stand on the API, TLS in the body that overwrites the rest', () => {
  const endpoint = RestEndpoint.edge({
    securityPolicy: SecurityPolicy.TLS13_2025_EDGE, endpointAccessMode: EndpointAccessMode.STRICT, ipAddressType: IpAddressType.DUAL_STACK,
  });
  const { api, body } = build({ endpoint });
  expect(api.Properties.EndpointConfiguration).toEqual({ Types: ['EDGE'], IpAddressType: 'dualstack' });
  expect([api.Properties.SecurityPolicy, api.Properties.EndpointAccessMode]).toEqual([undefined, undefined]);
  expect(body['x-amazon-apigateway-security-policy']).toBe('SecurityPolicy_TLS13_2025_EDGE');
  expect(body['x-amazon-apigateway-endpoint-access-mode']).toBe('STRICT');
  expect(JSON.stringify(body)).not.toMatch(/dualstack/);
});

test('VPC endpoints stand in the body, beside the switch of the default endpoint', () => {
  const { api, body } = build({ endpoint: RestEndpoint.privately([], { vpcEndpointIds: ['vpce-1'] }), policy: policy(), disableExecuteApiEndpoint: true });
  expect(api.Properties.EndpointConfiguration).toEqual({ Types: ['PRIVATE'], IpAddressType: 'dualstack' });
  expect(body.servers).toEqual([{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] } }]);
});

describe('a private endpoint wants a resource policy', () => {
  const endpoint = RestEndpoint.privately([], { vpcEndpointIds: ['vpce-1'] });

  test('none is an error', () => {
    expect(codeOf(() => build({ endpoint }))).toMatch(/GH_ACCESS_PRIVATE: the API is private/);
    expect(codeOf(() => build({ endpoint, policy: new PolicyDocument() }))).toMatch(/GH_ACCESS_PRIVATE/);
  });

  test('written by hand, by intent, or added later is fine', () => {
    expect(build({ endpoint, policy: policy() }).warnings).toEqual([]);
    expect(build({ endpoint, resourceAccess: ResourceAccess.allow({ vpcEndpointIds: ['vpce-1'] }) }).warnings).toEqual([]);
    const gateway = newGateway(newStack(), { endpoint });
    (gateway.api as SpecRestApi).addToResourcePolicy(allow());
    expect(codeOf(() => templateOf(gateway))).toBe('fine');
  });

  test('also where an app has made it private on the L1', () => {
    const gateway = newGateway();
    (gateway.api.node.defaultChild as CfnRestApi).addPropertyOverride('EndpointConfiguration.Types', ['PRIVATE']);
    expect(codeOf(() => templateOf(gateway))).toMatch(/GH_ACCESS_PRIVATE/);
  });
});

describe('resource access', () => {
  const statementsOf = (props: Partial<RestGatewayProps>) => build(props).body['x-amazon-apigateway-policy'].Statement;

  test('is the policy of the body, by the keys that its endpoint has', () => {
    expect(statementsOf({ resourceAccess: ResourceAccess.allow({ ipRanges: OFFICE }) })[1].Condition).toEqual({ NotIpAddress: { 'aws:SourceIp': OFFICE } });
    const resourceAccess = ResourceAccess.allow({ ipRanges: OFFICE, vpcIds: ['vpc-1'] });
    expect(statementsOf({ endpoint: RestEndpoint.privately([]), resourceAccess }).slice(1).map(({ Condition }: any) => Condition))
      .toEqual([{ StringNotEquals: { 'aws:SourceVpc': ['vpc-1'] } }, { NotIpAddress: { 'aws:VpcSourceIp': OFFICE } }]);
  });

  test('takes what is added to the API', () => {
    const gateway = newGateway(newStack(), { resourceAccess: ResourceAccess.everyone() });
    (gateway.api as SpecRestApi).addToResourcePolicy(new PolicyStatement({ ...allow().toJSON(), sid: 'Mine', actions: ['execute-api:Invoke'], resources: ['execute-api:/prod/*'], principals: [new StarPrincipal()] }));
    expect(bodyOf(templateOf(gateway))['x-amazon-apigateway-policy'].Statement).toHaveLength(2);
  });

  test('makes another deployment when it changes, and the same logical ids', () => {
    const [a, b] = [OFFICE, ['198.51.100.0/24']].map((ipRanges) => build({ resourceAccess: ResourceAccess.allow({ ipRanges }) }).template);
    expect(deploymentIdOf(a)).not.toBe(deploymentIdOf(b));
    expect(only(a, 'AWS::ApiGateway::RestApi').id).toBe(only(b, 'AWS::ApiGateway::RestApi').id);
  });

  test.each<[string, Partial<RestGatewayProps>, string]>([
    ['beside a policy', { resourceAccess: ResourceAccess.everyone(), policy: policy() }, 'GH_ACCESS'],
    ['by VPC on a regional API', { resourceAccess: ResourceAccess.allow({ vpcIds: ['vpc-1'] }) }, 'GH_ACCESS'],
    ['that is a policy', { resourceAccess: policy() as never }, 'GH_TYPE'],
    ['that is null', { resourceAccess: null as never }, 'GH_TYPE'],
    ['that is text', { resourceAccess: 'everyone' as never }, 'GH_TYPE'],
    ['with an endpoint that is text', { endpoint: 'REGIONAL' as never }, 'GH_TYPE'],
    ['with an endpoint that is null', { endpoint: null as never }, 'GH_TYPE'],
    ['with an endpoint of aws-cdk-lib', { endpoint: { types: ['REGIONAL'] } as never }, 'GH_TYPE'],
  ])('%s is refused by code', (_, props, codes) => {
    expect(codeOf(() => build(props))).toBe(codes);
  });
});

describe('warnings', () => {
  const dualStack = RestEndpoint.regional({ ipAddressType: IpAddressType.DUAL_STACK });
  const BOTH = [...OFFICE, '2001:db8::/32'];

  test.each<[string, Partial<RestGatewayProps>, string[]]>([
    ['IPv4 only on a dual stack API', { endpoint: dualStack, resourceAccess: ResourceAccess.allow({ ipRanges: OFFICE }) }, ['GH_ACCESS_ADDRESSES']],
    ['both on a dual stack API', { endpoint: dualStack, resourceAccess: ResourceAccess.allow({ ipRanges: BOTH }) }, []],
    ['both allowed and IPv4 only denied', { endpoint: dualStack, resourceAccess: ResourceAccess.allow({ ipRanges: BOTH }).deny({ ipRanges: OFFICE }) }, ['GH_ACCESS_ADDRESSES']],
    ['the families in two denials', { endpoint: dualStack, resourceAccess: ResourceAccess.everyone().deny({ ipRanges: OFFICE }).deny({ ipRanges: ['2001:db8::/32'] }) }, []],
    ['IPv4 only on an IPv4 API', { resourceAccess: ResourceAccess.allow({ ipRanges: OFFICE }) }, []],
    ['IPv4 only on a private API', { endpoint: RestEndpoint.privately([]), resourceAccess: ResourceAccess.allow({ ipRanges: ['10.0.0.0/8'], vpcIds: ['vpc-1'] }) }, []],
    ['accounts on a public route', { resourceAccess: ResourceAccess.allow({ accountIds: ['111111111111'] }) }, ['GH_ACCESS_CALLERS']],
    ['accounts on routes with IAM', { authorizer: Authorizers.iam(), resourceAccess: ResourceAccess.allow({ accountIds: ['111111111111'] }) }, []],
    ['organizations on routes with IAM and CORS', {
      authorizer: Authorizers.iam(), cors: { allowOrigins: ['https://a.example'] }, resourceAccess: ResourceAccess.allow({ organizationIds: ['o-a1b2c3d4e5'] }),
    }, ['GH_ACCESS_CALLERS']],
    ['a denied account on a public route', { resourceAccess: ResourceAccess.everyone().deny({ accountIds: ['111111111111'] }) }, []],
    ['a policy of more than 8,192 characters', {
      resourceAccess: ResourceAccess.allow({ ipRanges: Array.from({ length: 500 }, (_, i) => `203.0.${i % 256}.${Math.floor(i / 256)}/32`) }),
    }, ['GH_QUOTA_POLICY']],
  ])('%s', (_, props, codes) => {
    expect(build(props).warnings).toEqual(codes);
  });

  test('private DNS is told where it can be seen, and can be acknowledged', () => {
    const made = (privateDnsEnabled: boolean, acknowledged = false) => {
      const stack = newStack();
      const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1 });
      const endpoint = vpc.addInterfaceEndpoint('Endpoint', { service: InterfaceVpcEndpointAwsService.APIGATEWAY, privateDnsEnabled });
      if (acknowledged) Annotations.of(stack).acknowledgeWarning('cdk-gatehouse:GH_PRIVATE_DNS', 'no public API is called');
      newGateway(stack, { endpoint: RestEndpoint.privately([endpoint]), resourceAccess: ResourceAccess.allow({ vpcEndpoints: [endpoint] }) });
      templateOf(stack);
      return warningsOf(stack);
    };
    expect([made(true), made(false), made(true, true)]).toEqual([['GH_PRIVATE_DNS'], [], []]);
    const l1 = newStack();
    const endpoint = new CfnVPCEndpoint(l1, 'Endpoint', { vpcId: 'vpc-1', serviceName: 'execute-api', privateDnsEnabled: true });
    newGateway(l1, { endpoint: RestEndpoint.privately([endpoint]), policy: policy() });
    expect([templateOf(l1), warningsOf(l1)][1]).toEqual(['GH_PRIVATE_DNS']);
  });
});

test('the address of a stage behind a VPC endpoint', () => {
  const stack = newStack();
  const endpoint = new CfnVPCEndpoint(stack, 'Endpoint', { vpcId: 'vpc-1', serviceName: 'execute-api' });
  const gateway = newGateway(stack, { endpoint: RestEndpoint.privately([endpoint]), resourceAccess: ResourceAccess.allow({ vpcEndpoints: [endpoint] }), routes: { 'GET /': { integration: Integrations.mock() } } });
  const [, parts] = stack.resolve(RestEndpoint.privateUrl(gateway.stage('prod'), endpoint))['Fn::Join'];
  expect(parts.slice(0, 5)).toEqual(['https://', { Ref: expect.stringMatching(/^Api/) }, '-', { Ref: 'Endpoint' }, '.execute-api.']);
});
