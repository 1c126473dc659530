import { Duration, Size } from 'aws-cdk-lib';
import { newPool, newStack } from './fixtures';
import { PLACES, circle } from './nonsense';
import { RestGateway } from '../../../src';
import { GatehouseError } from '../../../src/errors';
import { expectRefusal, refusal } from '../../errors/refusal';

/** What no field and no function takes. */
const NONSENSE: Record<string, unknown> = {
  'undefined': undefined,
  'null': null,
  'a number': 5,
  'NaN': NaN,
  'text': 'x',
  'no text': '',
  'true': true,
  'a list': ['x'],
  'a list of null': [null],
  'an object': { x: 1 },
  'an object with null': { x: null },
  'a Map': new Map([['x', {}]]),
  'a Date': new Date(0),
  'a function': () => 1,
  'a symbol': Symbol('x'),
  'a big number': 1n,
  'an object without a prototype': Object.create(null),
  'a circle': circle(),
};

describe('whatever is handed over, there is no TypeError', () => {
  test.each(Object.keys(PLACES))('%s', (place) => {
    const broken = Object.entries(NONSENSE).flatMap(([what, value]) => {
      try {
        const made = PLACES[place](value);
        if (made instanceof RestGateway) made.node.validate();
        return [];
      } catch (error) {
        return error instanceof GatehouseError && /^GH_[A-Z0-9_]+: /.test(error.message) ? [] : [`${what}: ${String(error).split('\n')[0].slice(0, 120)}`];
      }
    });
    expect(broken).toEqual([]);
  });
});

describe('what makes no sense is refused, with the place and what is due there', () => {
  test.each<[keyof typeof PLACES, unknown, 'GH_TYPE' | 'GH_INTEGRATION_OPTION', string]>([
    ['new RestGateway', undefined, 'GH_TYPE', 'the gateway is undefined. Allowed: an object'],
    ['new RestGateway', 'x', 'GH_TYPE', 'the gateway is "x"'],
    ['gateway.routes', [], 'GH_TYPE', 'routes of the gateway is a list. Allowed: an object'],
    ['gateway.stages', ['prod'], 'GH_TYPE', 'stages of the gateway is a list. Allowed: an object'],
    ['gateway.stages', 'prod', 'GH_TYPE', 'stages of the gateway is "prod"'],
    ['gateway.defaultStage', 5, 'GH_TYPE', 'defaultStage of the gateway is 5. Allowed: text'],
    ['gateway.cors', true, 'GH_TYPE', 'cors of the gateway is true'],
    ['gateway.apiKeyRequired', {}, 'GH_TYPE', 'apiKeyRequired of the gateway is a Object. Allowed: true or false'],
    ['gateway.apiKeySource', 'x', 'GH_TYPE', 'apiKeySource of the gateway is "x". Allowed: one of "HEADER", "AUTHORIZER"'],
    ['gateway.restApiName', 5, 'GH_TYPE', 'restApiName of the gateway is 5. Allowed: text'],
    ['gateway.description', {}, 'GH_TYPE', 'description of the gateway'],
    ['gateway.binaryMediaTypes', 'image/png', 'GH_TYPE', 'binaryMediaTypes of the gateway is "image/png". Allowed: a list of text'],
    ['gateway.minimumCompressionSize', 5, 'GH_TYPE', 'minimumCompressionSize of the gateway is 5. Allowed: a Size'],
    ['gateway.minimumCompressionSize', Duration.seconds(5), 'GH_TYPE', 'is a Duration. Allowed: a Size'],
    ['gateway.disableExecuteApiEndpoint', 'yes', 'GH_TYPE', 'disableExecuteApiEndpoint of the gateway is "yes"'],
    ['gateway.policy', 'x', 'GH_TYPE', 'policy of the gateway is "x"'],
    ['gateway.accountLogRole', 'no', 'GH_TYPE', 'accountLogRole of the gateway is "no"'],
    ['route.scopes', 'a/b', 'GH_TYPE', 'scopes of route "GET /{key}" is "a/b". Allowed: a list of text'],
    ['route.apiKeyRequired', {}, 'GH_TYPE', 'apiKeyRequired of route "GET /{key}" is a Object. Allowed: true or false'],
    ['route.throttle', 5, 'GH_TYPE', 'throttle of route "GET /{key}" is 5'],
    ['route.timeout', 5, 'GH_TYPE', 'timeout of route "GET /{key}" is 5. Allowed: a Duration'],
    ['route.timeout', Size.bytes(5), 'GH_TYPE', 'is a Size. Allowed: a Duration'],
    ['route.request', null, 'GH_TYPE', 'request of route "GET /{key}" is null. Allowed: an object'],
    ['route.operationName', ['x'], 'GH_TYPE', 'operationName of route "GET /{key}" is a list. Allowed: text'],
    ['route.summary', 5, 'GH_TYPE', 'summary of route "GET /{key}" is 5'],
    ['route.description', null, 'GH_TYPE', 'description of route "GET /{key}" is null'],
    ['request.headers', ['A'], 'GH_TYPE', 'headers of request of route "GET /{key}" is a list'],
    ['request.querystrings', 'a', 'GH_TYPE', 'querystrings of request of route "GET /{key}" is "a"'],
    ['addRoutes group', undefined, 'GH_TYPE', 'group "/x" is undefined. Allowed: an object'],
    ['group.routes', null, 'GH_TYPE', 'routes of group "/x" is null'],
    ['group.scopes', 'a/b', 'GH_TYPE', 'scopes of group "/x" is "a/b"'],
    ['group.apiKeyRequired', 1, 'GH_TYPE', 'apiKeyRequired of group "/x" is 1'],
    ['the value of a stage', 5, 'GH_TYPE', 'stage "prod" is 5'],
    ['stage.logging', true, 'GH_TYPE', 'logging of stage "prod" is true'],
    ['stage.variables', 'a=b', 'GH_TYPE', 'variables of stage "prod" is "a=b"'],
    ['logging.accessLog', 'no', 'GH_TYPE', 'accessLog of logging of stage "prod" is "no"'],
    ['logging.executionLog', 'x', 'GH_TYPE', 'executionLog of logging of stage "prod" is "x". Allowed: one of "OFF", "ERROR", "INFO"'],
    ['cors.allowHeaders', 5, 'GH_TYPE', 'allowHeaders of cors is 5. Allowed: a list of text'],
    ['cors.allowCredentials', 'true', 'GH_TYPE', 'allowCredentials of cors is "true"'],
    ['cors.maxAge', 5, 'GH_TYPE', 'maxAge of cors is 5. Allowed: a Duration'],
    ['Authorizers.cognito pool', undefined, 'GH_TYPE', 'Authorizers.cognito has undefined where a user pool is due'],
    ['Authorizers.cognito pool', null, 'GH_TYPE', 'Authorizers.cognito has null where a user pool is due'],
    ['cognito.additionalPools', [null], 'GH_TYPE', 'Authorizers.cognito has null where a user pool is due'],
    ['cognito.additionalPools', [newPool(newStack()), undefined], 'GH_TYPE', 'has undefined where a user pool is due'],
    ['Integrations.lambda', undefined, 'GH_INTEGRATION_OPTION', 'has undefined where a function is due'],
    ['Integrations.s3PutObject bucket', 'photos', 'GH_INTEGRATION_OPTION', 'has "photos" where a bucket is due'],
  ])('%s: %p', (place, value, code, mention) => {
    expectRefusal(() => PLACES[place](value), code, mention);
  });
});

test('every wrong field of the properties is told at once', () => {
  const { findings } = refusal(() => new RestGateway(newStack(), 'x', { routes: 5, stages: [], description: {}, policy: 'x' } as any));
  expect(findings.map(({ code, given }) => `${code} ${given.split(' ')[0]}`)).toEqual(['GH_TYPE routes', 'GH_TYPE stages', 'GH_TYPE description', 'GH_TYPE policy']);
});
