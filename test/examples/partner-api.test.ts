import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { NEW, OLD, acmeWith, partnerApp, templateWith } from './partner-api';
import { PARTNERS } from '../../examples/partner-api/lib/partners';

const KEY = 'AWS::ApiGateway::ApiKey';
const MEMBERSHIP = 'AWS::ApiGateway::UsagePlanKey';

/** The resources of a template that are of these types, each as text. */
function resources({ Resources }: any, types: readonly string[]): Map<string, string> {
  const found = Object.entries<any>(Resources).filter(([, { Type }]) => types.includes(Type));
  return new Map(found.map(([id, each]) => [id, JSON.stringify(each)]));
}

/** The properties of the API. */
function restApi(): any {
  const [text] = resources(templateWith(), ['AWS::ApiGateway::RestApi']).values();
  return JSON.parse(text).Properties;
}

/** What of one template is not in another: by type, or by id where it is there in other words. */
function changes({ Resources: before }: any, { Resources: after }: any): Record<'added' | 'changed' | 'removed', string[]> {
  const typesBeside = (from: any, to: any) => Object.keys(from).filter((id) => !(id in to)).map((id) => from[id].Type).sort();
  const changed = Object.keys(after).filter((id) => id in before && JSON.stringify(after[id]) !== JSON.stringify(before[id]));
  return { added: typesBeside(after, before), changed, removed: typesBeside(before, after) };
}

describe('template', () => {
  test('is the one that was reviewed', () => {
    expect(templateWith()).toMatchSnapshot();
  });

  test('has no value of a key: each is a version of a secret', () => {
    const keys = [...resources(templateWith(), [KEY]).values()].map((each) => JSON.parse(each).Properties);

    expect(keys).toHaveLength(3);
    for (const { Value, Name } of keys) {
      const text = Value['Fn::Join'][1].map((part: any) => part.Ref ?? part).join('');
      expect(text).toMatch(/^\{\{resolve:secretsmanager:arn:[\w:]+:secret:partner-api\/[a-z]+:SecretString:::[0-9a-f-]{36}\}\}$/);
      expect(Name).toBeUndefined();
    }
  });

  test('every route wants a signature, and every one but /health a key', () => {
    const { gateway } = partnerApp().stack;
    const { Body } = restApi();
    const operations = Object.entries<any>(Body.paths)
      .flatMap(([path, methods]) => Object.values<any>(methods).map(({ security }) => [path, security]));

    expect(operations).toHaveLength(gateway.routes.length);
    expect(operations.filter(([, security]) => security.some((each: object) => 'iam' in each))).toHaveLength(operations.length);
    expect(operations.filter(([, security]) => !security.some((each: object) => 'api_key' in each)).map(([path]) => path)).toEqual(['/health']);
  });

  test('the endpoint takes TLS 1.3 only, under its own name, and is on', () => {
    const { Body, EndpointConfiguration, DisableExecuteApiEndpoint = false } = restApi();

    expect(Body).toMatchObject({ 'x-amazon-apigateway-security-policy': 'SecurityPolicy_TLS13_1_3_2025_09', 'x-amazon-apigateway-endpoint-access-mode': 'STRICT' });
    expect([EndpointConfiguration, DisableExecuteApiEndpoint]).toEqual([{ IpAddressType: 'dualstack', Types: ['REGIONAL'] }, false]);
    expect(JSON.stringify(Body)).not.toContain('"disableExecuteApiEndpoint":true');
  });

  test('every restriction is a denial, because callers of the own account need no permission of the policy', () => {
    const { Body } = restApi();
    const denials = Body['x-amazon-apigateway-policy'].Statement.filter(({ Effect }: any) => Effect === 'Deny').map(({ Condition }: any) => Condition);

    expect(denials).toEqual([
      { StringNotEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } },
      { NotIpAddress: { 'aws:SourceIp': ['198.51.100.16/28', '2001:db8:1::/48', '203.0.113.0/24'] } },
    ]);
  });

  test('what is described is documented', () => {
    const { Body } = restApi();
    const parts = Body['x-amazon-apigateway-documentation'].documentationParts.map(({ location }: any) => location);

    expect(parts).toEqual(expect.arrayContaining([
      { type: 'API' }, { type: 'METHOD', path: '/orders', method: 'POST' }, { type: 'PATH_PARAMETER', path: '/reports/{month}', method: 'GET', name: 'month' }, { type: 'MODEL', name: 'Order' },
    ]));
  });
});

describe('a rotation', () => {
  const before = templateWith(acmeWith(OLD));
  const during = templateWith(acmeWith(OLD, NEW));
  const after = templateWith(acmeWith(NEW));

  test('adds one key and its membership, and changes nothing else', () => {
    expect(changes(before, during)).toEqual({ added: [KEY, MEMBERSHIP], changed: [], removed: [] });
  });

  test('ends by removing the old ones, and changes nothing else', () => {
    expect(changes(during, after)).toEqual({ added: [], changed: [], removed: [KEY, MEMBERSHIP] });
  });

  test('does not depend on an order', () => {
    const types = [KEY, MEMBERSHIP];

    expect(resources(templateWith(acmeWith(NEW, OLD)), types)).toEqual(resources(during, types));
    expect(changes(during, templateWith([...acmeWith(NEW, OLD)].reverse()))).toEqual({ added: [], changed: [], removed: [] });
  });

  test('in one step would replace no key, but add one and remove the other', () => {
    expect(changes(before, after)).toEqual({ added: [KEY, MEMBERSHIP], changed: [], removed: [KEY, MEMBERSHIP] });
  });
});

test('another partner adds a key and its membership, and one that leaves takes them away', () => {
  const more = templateWith([{ id: 'Initech', plan: 'silver', secretName: 'partner-api/initech', versionIds: ['c7f0e2b4-93a1-4d15-b6c8-0e4f7a9d1b66'] }, ...PARTNERS]);

  expect(changes(templateWith(), more)).toEqual({ added: [KEY, MEMBERSHIP], changed: [], removed: [] });
  expect(changes(templateWith(), templateWith(PARTNERS.slice(1)))).toEqual({ added: [], changed: [], removed: [KEY, KEY, MEMBERSHIP, MEMBERSHIP] });
});

describe('security review by cdk-nag', () => {
  // The oldest supported aws-cdk-lib does not hand the app to plugins, so the packs are asked directly, after synthesis.
  test.each([
    ['AwsSolutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('%s finds nothing that is not acknowledged', (_name, Pack) => {
    const { app } = partnerApp();
    app.synth();

    const { violations } = new Pack(app).validateScope(app);

    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map((each) => each.constructPath)]);
    expect(found).toEqual([]);
  });
});
