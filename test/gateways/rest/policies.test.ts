import { Stack } from 'aws-cdk-lib';
import type { CfnRestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AccountPrincipal, AnyPrincipal, PolicyDocument, PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import { bodyOf, deploymentIdOf, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { RestGateway, RestGatewayProps } from '../../../src';

const allow = (resource: string) => new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [resource], principals: [new AnyPrincipal()] });
const add = (gateway: RestGateway, resource: string) => (gateway.api as SpecRestApi).addToResourcePolicy(allow(resource));
const iam = () => ({ integration: Integrations.mock(), authorizer: Authorizers.iam() });

describe('the resource policy', () => {
  const build = (props: Partial<RestGatewayProps>, ...added: string[]) => {
    const gateway = newGateway(newStack(), props);
    added.forEach((resource) => add(gateway, resource));
    const template = templateOf(gateway);
    const { Policy, Body } = only(template, 'AWS::ApiGateway::RestApi').Properties;
    expect(Policy).toBeUndefined();
    return { id: deploymentIdOf(template), resources: Body['x-amazon-apigateway-policy']?.Statement.map((each: any) => each.Resource) };
  };
  const policy = () => new PolicyDocument({ statements: [allow('execute-api:/prod/*')] });

  test('of the properties and what is added later are one, in the body and not beside it', () => {
    expect(build({ policy: policy() }, 'execute-api:/dev/*').resources).toEqual(['execute-api:/prod/*', 'execute-api:/dev/*']);
  });

  test('may come from either side alone', () => {
    expect(build({ policy: policy() }).resources).toEqual(['execute-api:/prod/*']);
    expect(build({}, 'execute-api:/dev/*', 'execute-api:/test/*').resources).toEqual(['execute-api:/dev/*', 'execute-api:/test/*']);
  });

  test('is not there where nobody says anything', () => {
    const gateway = newGateway();
    const template = templateOf(gateway);
    expect(JSON.stringify(template)).not.toMatch(/x-amazon-apigateway-policy|"Policy"/);
  });

  test('makes another deployment with each statement, and the same one on every side', () => {
    const ids = [build({}), build({ policy: policy() }), build({ policy: policy() }, 'execute-api:/dev/*')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(build({}, 'execute-api:/prod/*').id).toBe(ids[1]);
  });

  test('takes a statement that is added to the document after the gateway was made', () => {
    const document = policy();
    const gateway = newGateway(newStack(), { policy: document });
    document.addStatements(allow('execute-api:/late/*'));
    expect(bodyOf(templateOf(gateway))['x-amazon-apigateway-policy'].Statement).toHaveLength(2);
  });

  test('an app that assigns one to the L1 has it there, beside that of the body', () => {
    const gateway = newGateway(newStack(), { policy: policy() });
    (gateway.api.node.defaultChild as CfnRestApi).policy = { Statement: [] };
    const template = templateOf(gateway);
    expect(only(template, 'AWS::ApiGateway::RestApi').Properties.Policy).toEqual({ Statement: [] });
    expect(bodyOf(template)['x-amazon-apigateway-policy']).toBeDefined();
  });
});

describe('a grant of ANY', () => {
  const granted = (routes: RestGatewayProps['routes'], routeKey: string) => {
    const stack = newStack();
    newGateway(stack, { routes }).grantInvoke(new User(stack, 'Caller'), routeKey);
    const { Action, Resource } = only(templateOf(stack), 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0];
    expect(Action).toBe('execute-api:Invoke');
    return [Resource].flat().map((arn) => arn['Fn::Join'][1].at(-1));
  };

  test('beside explicit methods lists the methods that it means, and no other', () => {
    const routes = { 'ANY /a/{id}': iam(), 'GET /a/{id}': { integration: Integrations.mock() }, 'PUT /a/{id}': iam() };
    expect(granted(routes, 'ANY /a/{id}')).toEqual(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST'].map((method) => `/*/${method}/a/*`));
  });

  test('alone on its path is a wildcard, whatever other paths have', () => {
    expect(granted({ 'ANY /a': iam(), 'GET /b': iam() }, 'ANY /a')).toEqual(['/*/*/a']);
  });

  test('an explicit method beside it is that method', () => {
    expect(granted({ 'ANY /a': iam(), 'GET /a': iam() }, 'GET /a')).toEqual(['/*/GET/a']);
  });

  test('also gives no method to another account, whose policy must say so too', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { routes: { 'ANY /a': iam(), 'GET /a': iam() } });
    const grant = gateway.grantInvoke(new AccountPrincipal('222222222222'), 'ANY /a');
    expect(grant.success).toBe(false);
    expect(bodyOf(templateOf(Stack.of(gateway)))['x-amazon-apigateway-policy']).toBeUndefined();
  });
});
