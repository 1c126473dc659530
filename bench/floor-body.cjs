/**
 * The OpenAPI body that a specialist would write by hand for the benchmark's routes: the floor that the library is held to.
 *
 * A pure function from (n, function ARN, user pool ARN) to plain data. It needs nothing of aws-cdk-lib: tokens are written as the intrinsics
 * they resolve to, so a test may compare it with the library's body as it stands.
 */
'use strict';

const { ALLOWED_ORIGIN, routes } = require('./world.cjs');

/** Name of the security scheme. */
const SCHEME = 'cognito';

/** Response headers of the preflight, without `Access-Control-Allow-Methods`, which differs by path. */
const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key',
  'Access-Control-Allow-Origin': ALLOWED_ORIGIN,
  'Access-Control-Max-Age': '3600',
  'Vary': 'Origin',
};

/** The URI by which API Gateway invokes a function, in the form CDK gives to `arn:${Aws.PARTITION}:...${Aws.REGION}...`. */
function invocationUri(fnArn) {
  return {
    'Fn::Join': ['', [
      'arn:', { Ref: 'AWS::Partition' }, `:apigateway:${fnArn.split(':')[3]}:lambda:path/2015-03-31/functions/${fnArn}/invocations`,
    ]],
  };
}

/** One route: Lambda proxy behind the user pool. */
function proxyOperation(path, uri) {
  const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return {
    ...parameters.length > 0 && { parameters },
    'security': [{ [SCHEME]: [] }],
    'responses': {},
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
  };
}

/** The preflight of one path: a mock, open to everybody. */
function preflightOperation(methods) {
  const headers = { ...PREFLIGHT_HEADERS, 'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].sort().join(',') };
  const names = Object.keys(headers).sort();
  return {
    'responses': {
      204: { description: '', headers: Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }])) },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode":204}' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(names.map((name) => [`method.response.header.${name}`, `'${headers[name]}'`])),
        },
      },
    },
  };
}

/** The Cognito user pool as a security scheme: `type` has to be apiKey, the truth stands in the extensions. */
function securityScheme(poolArn) {
  return {
    'type': 'apiKey',
    'name': 'Authorization',
    'in': 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [poolArn] },
  };
}

/** CORS headers on what API Gateway answers by itself. */
function errorResponse() {
  return {
    responseParameters: {
      'gatewayresponse.header.Access-Control-Allow-Origin': `'${ALLOWED_ORIGIN}'`,
      'gatewayresponse.header.Vary': "'Origin'",
    },
  };
}

/**
 * The whole body.
 *
 * @param {number} n number of routes, preflights not counted
 * @param {string} fnArn
 * @param {string} poolArn
 */
function floorBody(n, fnArn, poolArn) {
  const methodsOf = new Map();
  for (const { method, path } of routes(n)) {
    methodsOf.set(path, [...methodsOf.get(path) ?? [], method]);
  }
  const paths = {};
  for (const path of [...methodsOf.keys()].sort()) {
    const methods = methodsOf.get(path);
    paths[path] = Object.fromEntries([
      ...methods.map((method) => [method.toLowerCase(), proxyOperation(path, invocationUri(fnArn))]),
      ['options', preflightOperation(methods)],
    ]);
  }
  return {
    'openapi': '3.0.1',
    'info': { title: 'Bench-Api-00000000', version: '1' },
    paths,
    'components': { securitySchemes: { [SCHEME]: securityScheme(poolArn) } },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: errorResponse(), DEFAULT_5XX: errorResponse() },
  };
}

module.exports = { floorBody };
