// The same app as app.ts, as somebody writes it without types.
const { App, Stack } = require('aws-cdk-lib');
const lambda = require('aws-cdk-lib/aws-lambda');
const s3 = require('aws-cdk-lib/aws-s3');
const { Authorizers, Integrations, RestGateway } = require('cdk-gatehouse');
const { corsHeaders } = require('cdk-gatehouse/runtime');

const app = new App();
const stack = new Stack(app, 'Photos');
const list = new lambda.Function(stack, 'List', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 0;') });
const bucket = new s3.Bucket(stack, 'Bucket');
const cors = { allowOrigins: ['https://app.example.com'] };
const gateway = new RestGateway(stack, 'Photos', {
  authorizer: Authorizers.iam(),
  cors,
  // In another order than in app.ts, which must make no difference.
  routes: {
    'PUT /photos/{key}': { integration: Integrations.s3PutObject(bucket, { key: 'photos/{key}', contentTypes: ['image/jpeg'] }) },
    'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
  },
});
gateway.addRoute('GET /photos', { integration: Integrations.lambda(list) });
if (corsHeaders(cors, { origin: 'https://app.example.com' })['Access-Control-Allow-Origin'] !== 'https://app.example.com') throw new Error('no CORS header');
app.synth();
