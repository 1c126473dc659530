import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Authorizers, Integrations, RestGateway } from '../../src';
import { bodyOf, templateOf } from '../gateways/rest/fixtures';

const { floorBody } = jest.requireActual('../../bench/floor-body.cjs');
const { ALLOWED_ORIGIN, FUNCTION_ARN, USER_POOL_ARN, routes } = jest.requireActual('../../bench/world.cjs');

/** The name of an API is nothing that the two can share. */
const untitled = ({ info: _, ...body }: Record<string, any>) => body;

test.each([1, 10, 103])('the body of the benchmark is the hand-written one, to the letter, for %d routes', (n) => {
  const stack = new Stack(new App({ context: { '@aws-cdk/core:suppressTemplateIndentation': true } }), 'Stack');
  const integration = Integrations.lambda(Function.fromFunctionArn(stack, 'Function', FUNCTION_ARN));
  new RestGateway(stack, 'Api', {
    authorizer: Authorizers.cognito(UserPool.fromUserPoolArn(stack, 'Pool', USER_POOL_ARN)),
    cors: { allowOrigins: [ALLOWED_ORIGIN] },
    routes: Object.fromEntries(routes(n).map((route: { method: string; path: string }) => [`${route.method} ${route.path}`, { integration }])),
  });
  expect(untitled(bodyOf(templateOf(stack)))).toEqual(untitled(floorBody(n, FUNCTION_ARN, USER_POOL_ARN)));
});
