import { App, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import type { CfnRestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { handler, newGateway, newStack, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { RestGateway } from '../../../src';

type Make = (stack: Stack) => RestGateway;

/** A function that holds the address of the gateway. */
const holds = (home: Function, gateway: RestGateway): RestGateway => {
  home.addEnvironment('URL', gateway.url);
  return gateway;
};
const object = { key: 'a', contentTypes: ['image/png'] };
const notify = (bucket: Bucket, home: Function) => {
  const lambdaConfigurations = [{ event: EventType.OBJECT_CREATED, function: home.functionArn }];
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { lambdaConfigurations };
};

describe('what the gateway refers to must not depend on the gateway', () => {
  test.each<[string, string[], Make]>([
    ['a trigger of the user pool', ['"Stack/Users"', '(Users0A0EEA89 -> TriggerD50EE54C -> gateway)'], (stack) => {
      const trigger = handler(stack, 'Trigger');
      return holds(trigger, newGateway(stack, { authorizer: Authorizers.cognito(new UserPool(stack, 'Users', { lambdaTriggers: { preSignUp: trigger } })) }));
    }],
    ['a trigger of a further user pool', ['"Stack/Staff"'], (stack) => {
      const trigger = handler(stack, 'Trigger');
      const staff = new UserPool(stack, 'Staff', { lambdaTriggers: { preSignUp: trigger } });
      return holds(trigger, newGateway(stack, { authorizer: Authorizers.cognito(new UserPool(stack, 'Users'), { additionalPools: [staff] }) }));
    }],
    ['a function that the bucket notifies', ['"Stack/Bucket"', ' -> Notified'], (stack) => {
      const [notified, bucket] = [handler(stack, 'Notified'), new Bucket(stack, 'Bucket')];
      notify(bucket, notified);
      return holds(notified, newGateway(stack, { routes: { 'PUT /a': { integration: Integrations.s3PutObject(bucket, object) } } }));
    }],
    ['a function of a nested stack', ['"Stack/Nested.NestedStack/Nested.NestedStackResource"'], (stack) => {
      const home = handler(new NestedStack(stack, 'Nested'), 'Home');
      return holds(home, newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home) } } }));
    }],
    ['a policy that names the API', ['"Stack/Api/Api"', '(gateway)'], (stack) => {
      const gateway = newGateway(stack);
      const resources = [gateway.api.arnForExecuteApi()];
      (gateway.api as SpecRestApi).addToResourcePolicy(new PolicyStatement({ actions: ['execute-api:Invoke'], resources, principals: [new AnyPrincipal()] }));
      return gateway;
    }],
    ['a route that calls the gateway itself', ['"Stack/Api/Api"', '(gateway)'], (stack) => {
      const gateway = newGateway(stack);
      gateway.addRoute('GET /self', { integration: Integrations.http(gateway.url) });
      return gateway;
    }],
    ['a back end behind two others', ['"Stack/Home"', ' -> Queue -> Other -> '], (stack) => {
      const home = handler(stack, 'Home');
      const gateway = newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home) } } });
      const other = new CfnResource(stack, 'Other', { type: 'Test::Other', properties: { Url: gateway.url } });
      home.addEnvironment('QUEUE', new CfnResource(stack, 'Queue', { type: 'Test::Queue', properties: { Other: other.ref } }).ref);
      return gateway;
    }],
    ['a dependency of the API', ['"Stack/Home"'], (stack) => {
      const home = handler(stack, 'Home');
      const gateway = newGateway(stack);
      gateway.api.node.defaultChild!.node.addDependency(home);
      return holds(home, gateway);
    }],
    ['an override of the API', ['"Stack/Home"'], (stack) => {
      const home = handler(stack, 'Home');
      const gateway = newGateway(stack);
      (gateway.api.node.defaultChild as CfnRestApi).addPropertyOverride('Body.x-own', { 'Fn::GetAtt': [stack.getLogicalId(home.node.defaultChild as CfnResource), 'Arn'] });
      return holds(home, gateway);
    }],
    ['a property of the API', ['"Stack/Home"'], (stack) => {
      const home = handler(stack, 'Home');
      const gateway = newGateway(stack);
      (gateway.api.node.defaultChild as CfnRestApi).description = home.functionName;
      return holds(home, gateway);
    }],
    ['a Fn::Sub in an override of a route', ['"Stack/Home"'], (stack) => {
      const home = handler(stack, 'Home');
      const id = stack.resolve((home.node.defaultChild as CfnResource).logicalId);
      return holds(home, newGateway(stack, { routes: { 'GET /': { integration: Integrations.mock(), overrides: { 'x-own': Fn.sub(`\${${id}.Arn}`) } } } }));
    }],
    ['a stage variable that names a function which holds the address', ['Home61B75E36'], (stack) => {
      const home = handler(stack, 'Home');
      return holds(home, newGateway(stack, { stages: { prod: { variables: { home: home.functionName } } } }));
    }],
  ])('by %s', (_what, mentions, make) => {
    // GIVEN
    const stack = newStack();
    const gateway = make(stack);
    // WHEN
    const refused = messageOf(() => templateOf(stack));
    // THEN
    expect(refused).toMatch(/\bGH_CYCLE: ".*", to which the gateway refers, depends on the gateway \(.*gateway\), a circle/);
    for (const mention of mentions) expect(refused).toContain(mention);
    expect(gateway.node.validate().filter((each) => each.startsWith('GH_CYCLE: '))).toHaveLength(1);
  });
});

describe('what is no circle is not refused: the template can be deployed', () => {
  // `templateOf` itself refuses a template with a circle.
  test.each<[string, (stack: Stack) => void]>([
    ['a bucket whose notifications are a resource of their own', (stack) => {
      const [notified, bucket] = [handler(stack, 'Notified'), new Bucket(stack, 'Bucket')];
      bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(notified));
      holds(notified, newGateway(stack, { routes: { 'PUT /a': { integration: Integrations.s3PutObject(bucket, object) } } }));
    }],
    ['a trigger of a pool that guards nothing here', (stack) => {
      const trigger = handler(stack, 'Trigger');
      new UserPool(stack, 'Users', { lambdaTriggers: { preSignUp: trigger } });
      holds(trigger, newGateway(stack));
    }],
    ['a function that is notified by another bucket', (stack) => {
      const [notified, bucket] = [handler(stack, 'Notified'), new Bucket(stack, 'Bucket')];
      notify(new Bucket(stack, 'Other'), notified);
      holds(notified, newGateway(stack, { routes: { 'PUT /a': { integration: Integrations.s3PutObject(bucket, object) } } }));
    }],
    ['a policy for any API, and a route to another gateway', (stack) => {
      const gateway = newGateway(new Stack(stack.node.root as App, 'Other'));
      const other = newGateway(stack, { routes: { 'GET /': { integration: Integrations.http(gateway.url) } } });
      (other.api as SpecRestApi).addToResourcePolicy(new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['execute-api:/*'], principals: [new AnyPrincipal()] }));
    }],
  ])('%s', (_what, make) => {
    const stack = newStack();
    make(stack);
    expect(Object.keys(templateOf(stack).Resources)).not.toHaveLength(0);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return 'nothing was refused';
}
