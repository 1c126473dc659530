import { Annotations, App, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { CfnRestApi, GatewayResponse, Model, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bodyOf, deploymentIdOf, handler, newGateway, newPool, newStack, templateOf } from './fixtures';
import type { RestGateway } from '../../../src';
import { Authorizers, Integrations } from '../../../src';

const mock = () => ({ integration: Integrations.mock() });

describe('definitions beside the body are refused by name', () => {
  test.each<[string, (gateway: RestGateway) => unknown]>([
    ['AWS::ApiGateway::Method Stack/Api/Api/Default/GET', (gateway) => gateway.api.root.addMethod('GET')],
    ['AWS::ApiGateway::Resource Stack/Api/Api/Default/more', (gateway) => gateway.api.root.addResource('more')],
    ['AWS::ApiGateway::Model Stack/Shape', (gateway) => new Model(Stack.of(gateway), 'Shape', { restApi: gateway.api, schema: {} })],
    ['AWS::ApiGateway::GatewayResponse Stack/Denied', (gateway) =>
      new GatewayResponse(Stack.of(gateway), 'Denied', { restApi: gateway.api, type: ResponseType.ACCESS_DENIED })],
    ['AWS::ApiGateway::Model Other/Shape', (gateway) =>
      new Model(new Stack(gateway.node.root as App, 'Other'), 'Shape', { restApi: gateway.api, schema: {} })],
    ['AWS::ApiGateway::Method Stack/Raw', (gateway) => new CfnResource(Stack.of(gateway), 'Raw', {
      type: 'AWS::ApiGateway::Method',
      properties: { RestApiId: gateway.restApiId, HttpMethod: 'GET', ResourceId: 'x' },
    })],
  ])('%s', (name, add) => {
    const gateway = newGateway();
    add(gateway);
    expect(() => templateOf(gateway)).toThrow(new RegExp(`GH_BODY_MIXED: beside the OpenAPI body of the gateway stand "${name}"`));
  });

  test('those of another API are not', () => {
    const stack = newStack();
    newGateway(stack);
    new CfnResource(stack, 'Raw', { type: 'AWS::ApiGateway::Method', properties: { RestApiId: 'another' } });
    expect(Object.keys(bodyOf(templateOf(stack)).paths)).toEqual(['/']);
  });
});

describe('a function that depends on its own gateway', () => {
  test('by its environment', () => {
    const stack = newStack();
    const home = handler(stack, 'Home');
    const gateway = newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home) } } });
    home.addEnvironment('URL', gateway.url);
    expect(() => templateOf(stack)).toThrow(/GH_CYCLE: "Stack\/Home", to which the gateway refers, depends on the gateway.*Home.* -> gateway.*Read the address from the request/);
  });

  test('by a grant: function, its policy, gateway', () => {
    const stack = newStack();
    const home = handler(stack, 'Home');
    const gateway = newGateway(stack, { authorizer: Authorizers.iam(), routes: { 'GET /': { integration: Integrations.lambda(home) } } });
    gateway.grantInvoke(home);
    expect(() => templateOf(stack)).toThrow(/GH_CYCLE: .*HomeServiceRoleDefaultPolicy/);
  });

  test('by an alias', () => {
    const stack = newStack();
    const home = handler(stack, 'Home');
    const gateway = newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home.addAlias('live')) } } });
    home.addEnvironment('URL', gateway.url);
    expect(() => templateOf(stack)).toThrow(/GH_CYCLE/);
  });

  test('a function that the gateway does not invoke may hold its address', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(handler(stack, 'Home')) } } });
    handler(stack, 'Client').addEnvironment('URL', gateway.url);
    expect(Object.keys(bodyOf(templateOf(stack)).paths)).toEqual(['/']);
  });
});

describe('size', () => {
  test('a body that indentation makes too large names the context', () => {
    const stack = newStack();
    const integration = Integrations.lambda(handler(stack, 'One'));
    const routes = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`GET /${i}/{id}`, { integration }]));
    newGateway(stack, { routes });
    expect(() => templateOf(stack)).toThrow(/GH_BODY_SIZE: .*Set the context "@aws-cdk\/core:suppressTemplateIndentation": true in cdk.json/);
  });

  test('a body that is too large all the same asks for a split', () => {
    const stack = newStack({ '@aws-cdk/core:suppressTemplateIndentation': true });
    const integration = Integrations.mock({ body: { text: 'ab'.repeat(10_000) } });
    newGateway(stack, { routes: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`GET /${i}`, { integration }])) });
    expect(() => templateOf(stack)).toThrow(/GH_BODY_SIZE: the OpenAPI body alone is 1,2\d\d,\d{3} bytes.*Split the routes over several gateways/);
  });
});

test('more than 300 resources are one warning that can be acknowledged', () => {
  // GIVEN
  const build = (n: number) => newGateway(newStack(), { routes: Object.fromEntries(Array.from({ length: n }, (_, i) => [`GET /${i}`, mock()])) });
  const warnings = (of: RestGateway) => Found.fromStack(Stack.of(of)).findWarning('*', Match.stringLikeRegexp('GH_QUOTA_RESOURCES'));
  // The paths, and the root.
  expect(warnings(build(299))).toEqual([]);
  expect(warnings(build(300))).toHaveLength(1);
  expect(warnings(build(320))).toHaveLength(1);
  // WHEN
  const [atGateway, atStack] = [build(320), build(320)];
  Annotations.of(atGateway).acknowledgeWarning('cdk-gatehouse:GH_QUOTA_RESOURCES', 'the quota was raised');
  Annotations.of(Stack.of(atStack)).acknowledgeWarning('cdk-gatehouse:GH_QUOTA_RESOURCES', 'the quota was raised');
  atStack.addRoute('GET /one/more', mock());
  // THEN
  expect([...warnings(atGateway), ...warnings(atStack)]).toEqual([]);
});

test('a download without any binary content type is refused; one of an upload is enough', () => {
  // GIVEN
  const build = (upload: boolean) => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket');
    const gateway = newGateway(stack, { routes: { 'GET /{key}': { integration: Integrations.s3GetObject(bucket, { key: '{key}' }) } } });
    if (upload) gateway.addRoute('PUT /{key}', { integration: Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png'] }) });
    return gateway;
  };
  // THEN
  expect(build(false).node.validate()).toEqual([expect.stringMatching(/^GH_S3_CONTENT_TYPES: "GET \/\{key\}" answer with binary objects/)]);
  expect(() => templateOf(build(false))).toThrow(/\[Stack\/Api\] GH_S3_CONTENT_TYPES: /);
  expect(build(true).node.validate()).toEqual([]);
  expect(bodyOf(templateOf(build(true)))['x-amazon-apigateway-binary-media-types']).toEqual(['image/png']);
});

describe('escape hatches', () => {
  const build = (change: (api: CfnRestApi) => void) => {
    const gateway = newGateway();
    change(gateway.api.node.defaultChild as CfnRestApi);
    return templateOf(gateway);
  };

  test('an override of the body is in the template, and makes another deployment', () => {
    const [plain, changed] = [build(() => undefined), build((api) => api.addPropertyOverride('Body.x-extra', { a: 1 }))];
    expect(bodyOf(changed)['x-extra']).toEqual({ a: 1 });
    expect(deploymentIdOf(changed)).not.toEqual(deploymentIdOf(plain));
  });

  test('tags make no other deployment', () => {
    expect(deploymentIdOf(build((api) => api.tags.setTag('a', 'b')))).toEqual(deploymentIdOf(build(() => undefined)));
  });

  test('a policy that is added to the L2 makes another deployment', () => {
    const gateway = newGateway();
    (gateway.api as SpecRestApi).addToResourcePolicy(new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['*'], principals: [new AnyPrincipal()] }));
    expect(deploymentIdOf(templateOf(gateway))).not.toEqual(deploymentIdOf(templateOf(newGateway())));
  });
});

describe('the deployment id', () => {
  test('follows the function that a route points to', () => {
    const ids = ['A', 'B'].map((id) => {
      const stack = newStack();
      return deploymentIdOf(templateOf(newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(handler(stack, id)) } } })));
    });
    expect(ids[0]).not.toEqual(ids[1]);
  });

  test('is the same however many tokens an app makes, and whoever else refers to the function', () => {
    const build = (others: number) => {
      const app = new App();
      const functions = new Stack(app, 'Functions');
      const far = handler(functions, 'Far');
      for (let i = 0; i < others; i++) handler(functions, `Other${i}`);
      const apis = new Stack(app, 'Apis');
      const gateway = newGateway(apis, { authorizer: Authorizers.cognito(newPool(functions)), routes: { 'GET /': { integration: Integrations.lambda(far) } } });
      if (others) new CfnResource(new Stack(app, 'Third'), 'Uses', { type: 'Test::It', properties: { Id: gateway.stage('prod').deploymentId, Arn: far.functionArn } });
      const template = app.synth().getStackByName('Apis').template;
      expect(JSON.stringify(bodyOf(template))).toContain('Fn::ImportValue');
      return deploymentIdOf(template);
    };
    expect(build(5)).toEqual(build(0));
  });

  test('another stack that refers to it gets the id that is deployed', () => {
    const app = new App();
    const far = handler(new Stack(app, 'Functions'), 'Far');
    const apis = new Stack(app, 'Apis');
    const gateway = newGateway(apis, { routes: { 'GET /': { integration: Integrations.lambda(far) } } });
    new CfnResource(new Stack(app, 'Third'), 'Uses', { type: 'Test::It', properties: { Id: gateway.stage('prod').deploymentId } });
    const template = app.synth().getStackByName('Apis').template;
    const exported = Object.values<any>(template.Outputs).filter((each) => each.Export).map((each) => each.Value.Ref);
    expect(exported).toContain(deploymentIdOf(template));
  });

  test('an aspect may read it before the last route is there', () => {
    const stack = newStack();
    const gateway = newGateway(stack);
    const seen: string[] = [];
    Aspects.of(stack).add({ visit: (node) => void (node === gateway && seen.push(stack.resolve(gateway.stage('prod').deploymentId).Ref)) });
    expect(seen.concat(deploymentIdOf(templateOf(stack)))).toEqual([seen[0], seen[0]]);
  });
});
