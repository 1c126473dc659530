/** Subject `gatehouse`: this library, as compiled into lib/. The quota finding is acknowledged. */
'use strict';

const { Annotations } = require('aws-cdk-lib');
const { Authorizers, Integrations, RestGateway } = require('../../lib/index.js');
const { ALLOWED_ORIGIN, routes, world } = require('../world.cjs');

exports.build = (app, n) => {
  const { stack, fn, pool } = world(app);
  const gateway = new RestGateway(stack, 'Api', {
    authorizer: Authorizers.cognito(pool),
    cors: { allowOrigins: [ALLOWED_ORIGIN] },
    routes: Object.fromEntries(routes(n).map(({ method, path }) => [`${method} ${path}`, { integration: Integrations.lambda(fn) }])),
  });
  Annotations.of(gateway).acknowledgeWarning('cdk-gatehouse:GH_QUOTA_RESOURCES');
};
