/** Subject `rest-api`: aws-cdk-lib's own RestApi with the same routes, preflights and authorizer. */
'use strict';

const { CognitoUserPoolsAuthorizer, LambdaIntegration, RestApi } = require('aws-cdk-lib/aws-apigateway');
const { ALLOWED_ORIGIN, routes, world } = require('../world.cjs');

exports.build = (app, n) => {
  const { stack, fn, pool } = world(app);
  const api = new RestApi(stack, 'Api', {
    defaultCorsPreflightOptions: { allowOrigins: [ALLOWED_ORIGIN] },
    defaultMethodOptions: { authorizer: new CognitoUserPoolsAuthorizer(stack, 'Authorizer', { cognitoUserPools: [pool] }) },
  });
  const integration = new LambdaIntegration(fn);
  for (const { method, path } of routes(n)) {
    api.root.resourceForPath(path).addMethod(method, integration);
  }
};
