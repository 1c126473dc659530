/**
 * What every subject finds when it starts: a stack without an account or region, one imported function, one imported user pool, and the
 * list of routes. All subjects import function and pool in the same way, so that loading those classes weighs the same on each of them.
 */
'use strict';

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111111111111:function:orders';
const USER_POOL_ARN = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_AbCdEfGhI';
const ALLOWED_ORIGIN = 'https://app.example.com';

/** Context of the app: RestApi throws at its 501st resource unless the limit is off; an indented body of 1,000 routes is over 1 MB. */
const CONTEXT = { '@aws-cdk/core:stackResourceLimit': 0, '@aws-cdk/core:suppressTemplateIndentation': true };

/**
 * The first n of: GET and POST on /resource0, GET and POST on /resource0/{id}, GET and POST on /resource1, ...
 *
 * @param {number} n
 * @returns {{ method: string, path: string }[]}
 */
function routes(n) {
  return Array.from({ length: n }, (_, i) => {
    const resource = `/resource${Math.floor(i / 4)}`;
    return { method: i % 2 === 0 ? 'GET' : 'POST', path: i % 4 < 2 ? resource : `${resource}/{id}` };
  });
}

/** The stack with its imported function and user pool. `sameEnvironment` lets RestApi make its permissions too. */
function world(app) {
  const { Stack } = require('aws-cdk-lib');
  const { Function } = require('aws-cdk-lib/aws-lambda');
  const { UserPool } = require('aws-cdk-lib/aws-cognito');
  const stack = new Stack(app, 'Bench');
  return {
    stack,
    fn: Function.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, sameEnvironment: true }),
    pool: UserPool.fromUserPoolArn(stack, 'Pool', USER_POOL_ARN),
  };
}

module.exports = { ALLOWED_ORIGIN, CONTEXT, FUNCTION_ARN, USER_POOL_ARN, routes, world };
