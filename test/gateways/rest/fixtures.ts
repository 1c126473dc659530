import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Authorizers, Integrations, RestGateway } from '../../../src';
import type { RestGatewayProps } from '../../../src';

/** A function that does nothing. */
export function handler(scope: Construct, id: string): Function {
  return new Function(scope, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });') });
}

/** A stack in an app of its own. */
export function newStack(context: Record<string, unknown> = {}): Stack {
  return new Stack(new App({ context }), 'Stack');
}

/** A gateway `Api` with one mock route, changed by props. */
export function newGateway(scope: Construct = newStack(), props: Partial<RestGatewayProps> = {}): RestGateway {
  return new RestGateway(scope, 'Api', { authorizer: Authorizers.none(), routes: { 'GET /': { integration: Integrations.mock() } }, ...props });
}

export function newPool(scope: Construct, id = 'Users'): UserPool {
  return new UserPool(scope, id);
}

type Json = Record<string, any>;

/** The one resource of a type in a template. */
export function only(template: Json, type: string): Json {
  const found = all(template, type);
  expect(found).toHaveLength(1);
  return found[0];
}

/** Every resource of a type, each with its logical id. */
export function all(template: Json, type: string): Json[] {
  return Object.entries<Json>(template.Resources ?? {}).filter(([, each]) => each.Type === type).map(([id, each]) => ({ id, ...each }));
}

export function templateOf(scope: Construct): Json {
  return Template.fromStack(Stack.of(scope)).toJSON();
}

/** The OpenAPI body that a template has. */
export function bodyOf(template: Json): Json {
  return only(template, 'AWS::ApiGateway::RestApi').Properties.Body;
}

export function deploymentIdOf(template: Json): string {
  return only(template, 'AWS::ApiGateway::Deployment').id;
}
