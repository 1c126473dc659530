import * as path from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { loadTemplate } from '../../../src/local/rest/load';

const HASH = 'a'.repeat(64);
const fn = (properties: object, metadata?: object) => ({ Type: 'AWS::Lambda::Function', Properties: properties, ...metadata && { Metadata: metadata } });

function loaded(resources: object) {
  return loadTemplate({ Resources: resources });
}

test('a function of the tool kit, with version and alias', () => {
  const stack = new Stack(new App(), 'S');
  const handler = new lambda.Function(stack, 'Hello', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => 1;'),
    environment: { REGION: stack.region, SELF: 'x' },
    timeout: Duration.seconds(7),
    memorySize: 512,
  });
  new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
  const { functions, unsupported } = loadTemplate(Template.fromStack(stack).toJSON());
  const [{ logicalId, arn }] = functions;
  expect(functions).toEqual([{
    logicalId,
    name: logicalId,
    arn: `arn:aws:lambda:us-east-1:111111111111:function:${logicalId}`,
    qualifiedArns: [`${arn}:1`, `${arn}:live`],
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    timeout: 7,
    memorySize: 512,
    environment: { REGION: 'us-east-1', SELF: 'x' },
    code: { kind: 'inline', source: 'exports.handler = async () => 1;' },
    layers: [],
  }]);
  expect(unsupported).toEqual([]);
});

test('a file asset of the tool kit is found by the hash in its key', () => {
  const stack = new Stack(new App(), 'S');
  new lambda.Function(stack, 'F', { runtime: lambda.Runtime.PYTHON_3_13, handler: 'a.b', code: lambda.Code.fromAsset(path.join(__dirname)) });
  const [{ code }] = loadTemplate(Template.fromStack(stack).toJSON()).functions;
  expect(code).toEqual({ kind: 'asset', path: expect.stringMatching(/^asset\.[0-9a-f]{64}$/), hash: expect.any(String) });
});

test.each<[string, object, object | undefined, object]>([
  ['metadata', { Code: { S3Bucket: 'b', S3Key: `p/${HASH}.zip` } }, { 'aws:asset:path': '../asset.x', 'aws:asset:property': 'Code' }, { kind: 'asset', path: '../asset.x', hash: HASH }],
  ['metadata of something else', { Code: { S3Bucket: 'b', S3Key: `${HASH}.zip` } }, { 'aws:asset:path': 'x', 'aws:asset:property': 'Other' }, { kind: 'asset', path: `asset.${HASH}`, hash: HASH }],
  ['an object in a bucket', { Code: { S3Bucket: 'b', S3Key: 'code.zip' } }, undefined, { kind: 's3', bucket: 'b', key: 'code.zip' }],
  ['an image', { Code: { ImageUri: 'x/y:z' } }, undefined, { kind: 'image', uri: 'x/y:z' }],
])('code by %s', (_, properties, metadata, code) => {
  expect(loaded({ F: fn(properties, metadata) }).functions[0].code).toEqual(code);
});

test('layers are listed, defaults are those of Lambda', () => {
  const { functions } = loaded({ F: fn({ Code: { ZipFile: '' }, Layers: [{ Ref: 'L' }] }), L: { Type: 'AWS::Lambda::LayerVersion' } });
  expect(functions[0]).toMatchObject({ layers: ['arn:aws:lambda:us-east-1:111111111111:layer:L:1'], timeout: 3, memorySize: 128, environment: {}, qualifiedArns: [] });
});

test.each<[string, object, string]>([
  ['no code', {}, 'F: its Code is neither'],
  ['a timeout that is no number', { Code: { ZipFile: '' }, Timeout: 'soon' }, 'F: Timeout is "soon", not a number'],
  ['an environment that is a list', { Code: { ZipFile: '' }, Environment: [] }, 'F: Environment is'],
  ['a variable that is an object', { Code: { ZipFile: '' }, Environment: { Variables: { A: {} } } }, 'F: Environment.Variables.A is an object, not text'],
])('%s is an error', (_, properties, message) => {
  expect(() => loaded({ F: fn(properties) })).toThrow(message);
});

test('what only CloudFormation works out is listed, and the function left out', () => {
  const { functions, unsupported } = loaded({ F: fn({ Code: { ZipFile: { 'Fn::Transform': {} } } }) });
  expect(functions).toEqual([]);
  expect(unsupported).toEqual([{ logicalId: 'F', type: 'AWS::Lambda::Function', reason: 'Fn::Transform is worked out by CloudFormation only' }]);
});
