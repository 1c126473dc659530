import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuthorizationType, EndpointType, IpAddressType, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Authorizers, Integrations, ResourceAccess, RestEndpoint, RestGateway } from '../../src';
import { LocalGateway, signRequest } from '../../src/local';
import type { GatewayRequest, LocalCredentials } from '../../src/local';

/** Who asks. The API is in the account 111111111111. */
const CALLERS: Readonly<Record<string, LocalCredentials>> = {
  own: { accessKeyId: 'AKIAOWN', secretAccessKey: 'own', userArn: 'arn:aws:iam::111111111111:user/own', principalOrgId: 'o-home012345' },
  partner: { accessKeyId: 'AKIAPARTNER', secretAccessKey: 'partner', userArn: 'arn:aws:iam::222222222222:user/partner', principalOrgId: 'o-other01234' },
  sister: { accessKeyId: 'AKIASISTER', secretAccessKey: 'sister', userArn: 'arn:aws:iam::333333333333:user/sister', principalOrgId: 'o-home012345' },
  loner: { accessKeyId: 'AKIALONER', secretAccessKey: 'loner', userArn: 'arn:aws:iam::444444444444:user/loner' },
};

const INSIDE: Partial<GatewayRequest> = { sourceIp: '203.0.113.9' };
const OUTSIDE: Partial<GatewayRequest> = { sourceIp: '198.51.100.9' };
const INSIDE_V6: Partial<GatewayRequest> = { sourceIp: '2001:db8::9' };
const OUTSIDE_V6: Partial<GatewayRequest> = { sourceIp: '2001:db9::9' };
const RANGE = ['203.0.113.0/24'];

const VPC: Partial<GatewayRequest> = { sourceIp: '10.0.0.9', sourceVpc: 'vpc-1', sourceVpce: 'vpce-1' };
const OTHER_VPC: Partial<GatewayRequest> = { sourceIp: '10.0.0.9', sourceVpc: 'vpc-2', sourceVpce: 'vpce-2' };
const WIDER_VPC: Partial<GatewayRequest> = { sourceIp: '192.168.0.9', sourceVpc: 'vpc-2', sourceVpce: 'vpce-2' };

/** A gateway of ours, and an API of aws-cdk-lib, with the same access and the same two methods. */
const KINDS: Readonly<Record<string, (stack: Stack, access: ResourceAccess, endpoint: RestEndpoint) => void>> = {
  'RestGateway': (stack, resourceAccess, endpoint) => {
    const routes = { 'GET /open': { integration: Integrations.mock() }, 'GET /iam': { integration: Integrations.mock(), authorizer: Authorizers.iam() } };
    new RestGateway(stack, 'Api', { authorizer: Authorizers.none(), resourceAccess, endpoint, routes });
  },
  'RestApi of aws-cdk-lib': (stack, access, { endpointType, ipAddressType }) => {
    const policy = access.toPolicyDocument({ endpointType, ipAddressType });
    const api = new RestApi(stack, 'Api', { policy, endpointConfiguration: { types: [endpointType], ipAddressType } });
    const mock = () => new MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: [{ statusCode: '200' }] });
    const options = { methodResponses: [{ statusCode: '200' }] };
    api.root.addResource('open').addMethod('GET', mock(), options);
    api.root.addResource('iam').addMethod('GET', mock(), { ...options, authorizationType: AuthorizationType.IAM });
  },
};

/** What is answered: to nobody by the open route, to others by that with IAM. */
async function statuses(kind: string, access: ResourceAccess, endpoint: RestEndpoint, asked: readonly Asked[]): Promise<number[]> {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  KINDS[kind](stack, access, endpoint);
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), { credentials: Object.values(CALLERS) });
  const answers: number[] = [];
  for (const [who, from] of asked) {
    const request = { method: 'GET', path: who === 'anonymous' ? '/open' : '/iam', ...from };
    const { response } = await gateway.dispatch(who === 'anonymous' ? request : signRequest(request, CALLERS[who]));
    answers.push(response.status);
  }
  await gateway.dispose();
  return answers;
}

type Asked = readonly [who: string, from: Partial<GatewayRequest>, status: number];

const REGIONAL = RestEndpoint.regional();
const DUAL = RestEndpoint.regional({ ipAddressType: IpAddressType.DUAL_STACK });
const PRIVATE = RestEndpoint.privately([], { vpcEndpointIds: ['vpce-1'] });
const from = (place: Partial<GatewayRequest>, status: Record<string, number>): Asked[] =>
  Object.entries(status).map(([who, code]) => [who, place, code]);

const scenarios: Array<[string, ResourceAccess, RestEndpoint, Asked[]]> = [
  ['everyone', ResourceAccess.everyone(), REGIONAL, from(OUTSIDE, { anonymous: 200, own: 200, partner: 200 })],
  ['a range keeps out IAM callers of the own account too', ResourceAccess.allow({ ipRanges: RANGE }), REGIONAL, [
    ...from(INSIDE, { anonymous: 200, own: 200, partner: 200 }),
    ...from(OUTSIDE, { anonymous: 403, own: 403, partner: 403 }),
    ...from(INSIDE_V6, { anonymous: 403, own: 403 }),
  ]],
  ['both families on dual stack', ResourceAccess.allow({ ipRanges: [...RANGE, '2001:db8::/32'] }), DUAL, [
    ...from(INSIDE, { anonymous: 200, own: 200 }),
    ...from(INSIDE_V6, { anonymous: 200, own: 200 }),
    ...from(OUTSIDE, { anonymous: 403, own: 403 }),
    ...from(OUTSIDE_V6, { anonymous: 403, own: 403 }),
  ]],
  ['accounts', ResourceAccess.allow({ accountIds: ['222222222222'] }), REGIONAL, from(INSIDE, { anonymous: 403, own: 403, partner: 200, sister: 403 })],
  ['organizations', ResourceAccess.allow({ organizationIds: ['o-home012345'] }), REGIONAL, from(INSIDE, { anonymous: 403, own: 200, partner: 403, sister: 200, loner: 403 })],
  ['accounts or organizations', ResourceAccess.allow({ accountIds: ['444444444444'], organizationIds: ['o-home012345'] }), REGIONAL,
    from(INSIDE, { anonymous: 403, own: 200, partner: 403, sister: 200, loner: 200 })],
  ['who and from where are both required', ResourceAccess.allow({ accountIds: ['222222222222'], ipRanges: RANGE }), REGIONAL, [
    ...from(INSIDE, { anonymous: 403, own: 403, partner: 200 }),
    ...from(OUTSIDE, { anonymous: 403, own: 403, partner: 403 }),
  ]],
  ['a denied range within an allowed one', ResourceAccess.allow({ ipRanges: RANGE }).deny({ ipRanges: ['203.0.113.9'] }), REGIONAL, [
    ...from(INSIDE, { anonymous: 403, own: 403 }),
    ...from({ sourceIp: '203.0.113.10' }, { anonymous: 200, own: 200 }),
  ]],
  ['a denied account does not concern who is of none', ResourceAccess.everyone().deny({ accountIds: ['222222222222'], organizationIds: ['o-home012345'] }), REGIONAL,
    from(OUTSIDE, { anonymous: 200, own: 403, partner: 403, loner: 200 })],
  ['IPv4 denied only leaves IPv6 open, which the warning says', ResourceAccess.everyone().deny({ ipRanges: ['0.0.0.0/0'] }), DUAL, [
    ...from(OUTSIDE, { anonymous: 403, own: 403 }),
    ...from(OUTSIDE_V6, { anonymous: 200, own: 200 }),
  ]],
  ['a VPC endpoint', ResourceAccess.allow({ vpcEndpointIds: ['vpce-1'] }), PRIVATE, [
    ...from(VPC, { anonymous: 200, own: 200, partner: 200 }),
    ...from(OTHER_VPC, { anonymous: 403, own: 403, partner: 403 }),
    ...from(OUTSIDE, { anonymous: 403, own: 403 }),
  ]],
  ['a VPC', ResourceAccess.allow({ vpcIds: ['vpc-1'] }), PRIVATE, [...from(VPC, { anonymous: 200, own: 200 }), ...from(OTHER_VPC, { anonymous: 403, own: 403 })]],
  ['addresses within the VPC', ResourceAccess.allow({ ipRanges: ['10.0.0.0/16'], vpcIds: ['vpc-1', 'vpc-2'] }), PRIVATE, [
    ...from(VPC, { anonymous: 200, own: 200 }),
    ...from(WIDER_VPC, { anonymous: 403, own: 403 }),
  ]],
  ['a VPC endpoint or a VPC: one is enough', ResourceAccess.allow({ vpcEndpointIds: ['vpce-1'], vpcIds: ['vpc-3'] }), PRIVATE, [
    ...from(VPC, { anonymous: 200, own: 200 }),
    ...from({ ...OTHER_VPC, sourceVpc: 'vpc-3' }, { anonymous: 200, own: 200 }),
    ...from(OTHER_VPC, { anonymous: 403, own: 403 }),
  ]],
  ['addresses through a VPC endpoint: the same ones of a stranger are not enough', ResourceAccess.allow({ vpcEndpointIds: ['vpce-1'], ipRanges: ['10.0.0.0/8'] }), PRIVATE, [
    ...from(VPC, { anonymous: 200, own: 200 }),
    ...from({ ...VPC, sourceVpce: 'vpce-0stranger', sourceVpc: 'vpc-0stranger' }, { anonymous: 403, own: 403 }),
  ]],
  ['an organization over a VPC', ResourceAccess.allow({ organizationIds: ['o-home012345'], vpcIds: ['vpc-1'] }), PRIVATE, [
    ...from(VPC, { anonymous: 403, own: 200, sister: 200, partner: 403 }),
    ...from(OTHER_VPC, { anonymous: 403, own: 403, sister: 403 }),
  ]],
  ['a denied VPC endpoint and a denied VPC', ResourceAccess.everyone().deny({ vpcEndpointIds: ['vpce-1'] }).deny({ vpcIds: ['vpc-2'] }), PRIVATE, [
    ...from(VPC, { anonymous: 403, own: 403 }),
    ...from(OTHER_VPC, { anonymous: 403, own: 403 }),
    ...from({ sourceIp: '10.0.0.9', sourceVpc: 'vpc-3', sourceVpce: 'vpce-3' }, { anonymous: 200, own: 200 }),
  ]],
];

const cases = Object.keys(KINDS).flatMap((kind) => scenarios.map(([title, ...scenario]) => [kind, title, ...scenario] as const));

test.each(cases)('%s: %s', async (kind, _, access, endpoint, asked) => {
  const found = await statuses(kind, access, endpoint, asked);
  expect(found.map((status, i) => [...asked[i].slice(0, 2), status])).toEqual(asked);
});

test('a policy with conditions on its permission alone lets IAM callers of the account pass, which is why each restriction is a denial', async () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  const policy = ResourceAccess.allow({ ipRanges: RANGE }).toPolicyDocument({ endpointType: EndpointType.REGIONAL });
  const [allow, { Condition }] = policy.toJSON().Statement;
  new RestGateway(stack, 'Api', { authorizer: Authorizers.iam(), routes: { 'GET /iam': { integration: Integrations.mock() } } });
  const template = Template.fromStack(stack).toJSON();
  const [api] = Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::ApiGateway::RestApi');
  api.Properties.Body['x-amazon-apigateway-policy'] = { Version: '2012-10-17', Statement: [{ ...allow, Condition: { IpAddress: Condition.NotIpAddress } }] };
  const gateway = await LocalGateway.fromTemplate(template, { credentials: Object.values(CALLERS) });
  const { response } = await gateway.dispatch(signRequest({ method: 'GET', path: '/iam', ...OUTSIDE }, CALLERS.own));
  expect(response.status).toBe(200);
  await gateway.dispose();
});
