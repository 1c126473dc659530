/** Not a subject of the table: the stack, function and user pool alone. What a subject loads beyond this is its own doing. */
'use strict';

const { world } = require('../world.cjs');

exports.build = (app) => {
  world(app);
};
