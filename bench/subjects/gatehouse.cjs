/** Subject `gatehouse`: this library, as compiled into lib/. Quota findings are annotations there, which nobody prints here. */
'use strict';

const { Authorizers, Integrations, RestGateway } = require('../../lib/index.js');
const { ALLOWED_ORIGIN, routes, world } = require('../world.cjs');

exports.build = (app, n) => {
  const { stack, fn, pool } = world(app);
  new RestGateway(stack, 'Api', {
    authorizer: Authorizers.cognito(pool),
    cors: { allowOrigins: [ALLOWED_ORIGIN] },
    routes: Object.fromEntries(routes(n).map(({ method, path }) => [`${method} ${path}`, { integration: Integrations.lambda(fn) }])),
  });
};
