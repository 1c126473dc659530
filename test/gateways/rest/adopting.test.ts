import { App, CfnResource, RemovalPolicies, Stack } from 'aws-cdk-lib';
import { ApiDefinition, ApiKey, DomainName, EndpointType, LambdaIntegration, MockIntegration, Period, RestApi, SpecRestApi, UsagePlan } from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi, Stage } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IConstruct } from 'constructs';
import { all, handler, only, templateOf } from './fixtures';
import { Authorizers, ClientCertificate, Integrations, RestEndpoint, RestGateway } from '../../../src';
import { LocalGateway } from '../../../src/local';

type Template = ReturnType<typeof templateOf>;

/** What callers and operators would miss, and which of its properties replace it, as CloudFormation's resource specification has it. */
const STATEFUL: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::RestApi': [],
  'AWS::ApiGateway::Stage': ['RestApiId', 'StageName'],
  'AWS::ApiGateway::UsagePlan': [],
  'AWS::ApiGateway::ApiKey': ['GenerateDistinctId', 'Name', 'Value'],
  'AWS::ApiGateway::UsagePlanKey': ['KeyId', 'KeyType', 'UsagePlanId'],
  'AWS::ApiGateway::DomainName': ['DomainName'],
  'AWS::ApiGateway::BasePathMapping': ['BasePath', 'DomainName'],
  'AWS::ApiGateway::ClientCertificate': [],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType'],
};

/** What each stateful resource is known by. */
function identitiesOf(template: Template) {
  return Object.entries(STATEFUL).flatMap(([type, replacing]) => all(template, type).map(({ id, Properties = {} }) =>
    [type, id, Object.fromEntries(replacing.map((name) => [name, Properties[name]]))] as const));
}

/** The logical ids of what is live, by type. */
type Pins = Readonly<Record<string, string>>;

/** What both versions of the app have. */
class Orders extends Stack {
  public readonly list = handler(this, 'List');
  public readonly certificate = new ClientCertificate(this, 'Certificate');

  public readonly tls = Certificate.fromCertificateArn(this, 'Tls', 'arn:aws:acm:eu-west-1:123456789012:certificate/x');

  constructor() {
    super(new App(), 'Orders');
  }

  /** A plan, a key and a domain. */
  public surround(api: IRestApi, stage: Stage, pins: Pins = {}): this {
    const plan = new UsagePlan(this, 'Gold', { name: 'gold', quota: { limit: 10_000, period: Period.MONTH }, apiStages: [{ api, stage }] });
    const key = new ApiKey(this, 'Partner', { apiKeyName: 'partner' });
    plan.addApiKey(key, { overrideLogicalId: pins.UsagePlanKey });
    const domain = new DomainName(this, 'Domain', { domainName: 'api.example.com', certificate: this.tls, endpointType: EndpointType.REGIONAL });
    const mapping = domain.addBasePathMapping(api, { basePath: 'orders', stage });
    pin(plan, pins.UsagePlan);
    pin(key, pins.ApiKey);
    pin(domain, pins.DomainName);
    pin(mapping, pins.BasePathMapping);
    return this;
  }
}

/** The app as it is, with aws-cdk-lib's constructs; in a first step what is to leave is retained. */
const LIVE: Readonly<Record<string, (retained?: boolean) => Template>> = {
  'RestApi': (retained = false) => {
    const stack = new Orders();
    const api = new RestApi(stack, 'Api', { restApiName: 'orders', deployOptions: { clientCertificateId: stack.certificate.clientCertificateId } });
    api.root.addResource('orders').addMethod('GET', new LambdaIntegration(stack.list));
    api.root.addResource('health').addMethod('GET', new MockIntegration());
    if (retained) RemovalPolicies.of(api).retain({ excludeResourceTypes: ['AWS::Lambda::Permission'] });
    return templateOf(stack.surround(api, api.deploymentStage));
  },
  'RestApi that made plan, key and domain itself': () => {
    const stack = new Orders();
    const api = new RestApi(stack, 'Api', {
      restApiName: 'orders',
      deployOptions: { clientCertificateId: stack.certificate.clientCertificateId },
      domainName: { domainName: 'api.example.com', certificate: stack.tls, basePath: 'orders' },
    });
    api.root.addResource('orders').addMethod('GET', new LambdaIntegration(stack.list));
    api.root.addResource('health').addMethod('GET', new MockIntegration());
    const plan = api.addUsagePlan('Gold', { name: 'gold', quota: { limit: 10_000, period: Period.MONTH }, apiStages: [{ api, stage: api.deploymentStage }] });
    plan.addApiKey(api.addApiKey('Partner', { apiKeyName: 'partner' }));
    return templateOf(stack);
  },
  'SpecRestApi': () => {
    const stack = new Orders();
    const body = { openapi: '3.0.1', info: { title: 'orders', version: '1' }, paths: { '/health': { get: { 'x-amazon-apigateway-integration': { type: 'MOCK' } } } } };
    const api = new SpecRestApi(stack, 'Api', { restApiName: 'orders', apiDefinition: ApiDefinition.fromInline(body), deployOptions: { clientCertificateId: stack.certificate.clientCertificateId } });
    return templateOf(stack.surround(api, api.deploymentStage));
  },
};

/** The app with a gateway in its place. */
function adopted(pins: Pins): { readonly template: Template; readonly gateway: RestGateway } {
  const stack = new Orders();
  const gateway = new RestGateway(stack, 'Gateway', {
    authorizer: Authorizers.none(),
    restApiName: 'orders',
    endpoint: RestEndpoint.edge(),
    accountLogRole: false,
    routes: {
      'GET /orders': { integration: Integrations.lambda(stack.list) },
      'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }) },
    },
    stages: { prod: { clientCertificate: stack.certificate } },
  });
  pin(gateway.api, pins.RestApi);
  pin(gateway.stage('prod'), pins.Stage);
  return { template: templateOf(stack.surround(gateway.api, gateway.stage('prod') as unknown as Stage, pins)), gateway };
}

function pin(construct: IConstruct, logicalId: string | undefined): void {
  if (logicalId) (construct.node.defaultChild as CfnResource).overrideLogicalId(logicalId);
}

function pinsOf(live: Template): Pins {
  return Object.fromEntries(['RestApi', 'Stage', 'BasePathMapping', 'UsagePlan', 'UsagePlanKey', 'ApiKey', 'DomainName'].map((type) => [type, only(live, `AWS::ApiGateway::${type}`).id]));
}

describe.each(Object.keys(LIVE))('adopting a %s', (kind) => {
  const live = LIVE[kind]();
  const { template } = adopted(pinsOf(live));

  test('nothing stateful is replaced, added or removed', () => {
    expect(identitiesOf(template)).toEqual(identitiesOf(live));
  });

  test('what refers to the API still refers to the same one, and the stage to a deployment of the gateway', () => {
    const { RestApi: api } = pinsOf(live);
    const deployment = only(template, 'AWS::ApiGateway::Deployment');
    expect(deployment.Properties.RestApiId).toEqual({ Ref: api });
    expect(deployment.id).not.toBe(only(live, 'AWS::ApiGateway::Deployment').id);
    expect(only(template, 'AWS::ApiGateway::Stage').Properties.DeploymentId).toEqual({ Ref: deployment.id });
    expect(only(template, 'AWS::ApiGateway::UsagePlan').Properties.ApiStages).toEqual(only(live, 'AWS::ApiGateway::UsagePlan').Properties.ApiStages);
    expect(only(template, 'AWS::ApiGateway::BasePathMapping').Properties).toEqual(only(live, 'AWS::ApiGateway::BasePathMapping').Properties);
  });

  test('name and endpoint type, which callers and metrics know, stay', () => {
    const properties = only(template, 'AWS::ApiGateway::RestApi').Properties;
    expect([properties.Name, properties.EndpointConfiguration?.Types ?? ['EDGE']]).toEqual(['orders', ['EDGE']]);
  });

  test('the routes answer at the address of before', async () => {
    const address = async (each: Template) => {
      const gateway = await LocalGateway.fromTemplate(each);
      const { response } = await gateway.dispatch({ method: 'GET', path: '/health' });
      await gateway.dispose();
      return { apiId: gateway.api.apiId, stage: gateway.stage.name, status: response.status };
    };
    const [{ apiId, stage }, now] = [await address(live), await address(template)];
    expect(now).toEqual({ apiId, stage, status: 200 });
  });

  test('without the pins the API, its stage and the mapping, whose id is made of that of the API, would be others', () => {
    const kept = identitiesOf(adopted({}).template).map((each) => JSON.stringify(each));
    const lost = identitiesOf(live).filter((each) => !kept.includes(JSON.stringify(each)));
    expect(lost.map(([type]) => type.split('::')[2])).toEqual(expect.arrayContaining(['RestApi', 'Stage', 'BasePathMapping']));
  });
});

describe('what leaves the template', () => {
  const gone = (live: Template) => {
    const { Resources } = adopted(pinsOf(live)).template;
    return Object.entries<any>(live.Resources).filter(([id]) => !(id in Resources)).map(([id, resource]) => ({ id, ...resource }));
  };

  test('is retained once the first step was deployed, so that the clean-up deletes nothing of the API', () => {
    const definitions = /^AWS::ApiGateway::(Method|Resource|Model|RequestValidator|GatewayResponse|Authorizer)$/;
    const deleted = (live: Template) => gone(live).filter(({ Type, DeletionPolicy }) => definitions.test(Type) && DeletionPolicy !== 'Retain');
    expect(deleted(LIVE.RestApi(false)).map(({ Type }) => Type).sort()).toEqual(['Method', 'Method', 'Resource', 'Resource'].map((name) => `AWS::ApiGateway::${name}`));
    expect(deleted(LIVE.RestApi(true))).toEqual([]);
    const kept = gone(LIVE.RestApi(true)).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain').map(({ Type }) => Type);
    expect(kept).toContain('AWS::ApiGateway::Deployment');
    expect(kept).not.toContain('AWS::Lambda::Permission');
  });

  test('the first step changes nothing but that, and the id of the deployment, which is made of the definitions', () => {
    const [plain, retained] = [LIVE.RestApi(false), LIVE.RestApi(true)].map((live) => {
      const text = JSON.stringify(live.Resources).split(only(live, 'AWS::ApiGateway::Deployment').id).join('Deployment');
      const resources = Object.entries<any>(JSON.parse(text));
      return Object.fromEntries(resources.map(([id, { DeletionPolicy: _, UpdateReplacePolicy: __, ...resource }]) => [id, resource]));
    });
    expect(retained).toEqual(plain);
  });

  test('is beside the definitions only the old deployment, permissions, and the role of the account, which aws-cdk-lib retains', () => {
    const others = gone(LIVE.RestApi(false)).filter(({ Type }) => !/::(Method|Resource)$/.test(Type));
    expect([...new Set(others.map(({ Type, DeletionPolicy = 'Delete' }) => `${DeletionPolicy} ${Type}`))].sort()).toEqual([
      'Delete AWS::ApiGateway::Deployment', 'Delete AWS::Lambda::Permission', 'Retain AWS::ApiGateway::Account', 'Retain AWS::IAM::Role',
    ]);
  });
});
