import { loadTemplate } from '../../../src/local/rest/load';

/** What a resource of a type is called. */
function called(type: string, properties: object = {}, attributes: readonly string[] = ['Arn']): unknown[] {
  const { resolve } = loadTemplate({ Resources: { Thing1: { Type: type, Properties: { ...type === 'AWS::Lambda::Function' && { Code: { ZipFile: '' } }, ...properties } } } });
  return [resolve({ Ref: 'Thing1' }), ...attributes.map((attribute) => resolve({ 'Fn::GetAtt': ['Thing1', attribute] }))];
}

const HERE = 'us-east-1:111111111111';

test.each<[string, object, unknown[]]>([
  ['AWS::Lambda::Function', {}, ['Thing1', `arn:aws:lambda:${HERE}:function:Thing1`]],
  ['AWS::Lambda::Function', { FunctionName: 'named' }, ['named', `arn:aws:lambda:${HERE}:function:named`]],
  ['AWS::Lambda::LayerVersion', {}, [`arn:aws:lambda:${HERE}:layer:Thing1:1`, `arn:aws:lambda:${HERE}:layer:Thing1:1`]],
  ['AWS::S3::Bucket', {}, ['thing1', 'arn:aws:s3:::thing1']],
  ['AWS::S3::Bucket', { BucketName: 'photos' }, ['photos', 'arn:aws:s3:::photos']],
  ['AWS::SQS::Queue', {}, ['https://sqs.us-east-1.amazonaws.com/111111111111/Thing1', `arn:aws:sqs:${HERE}:Thing1`]],
  ['AWS::SNS::Topic', {}, [`arn:aws:sns:${HERE}:Thing1`, `arn:aws:sns:${HERE}:Thing1`]],
  ['AWS::DynamoDB::Table', { TableName: 'orders' }, ['orders', `arn:aws:dynamodb:${HERE}:table/orders`]],
  ['AWS::IAM::Role', { Path: '/service/' }, ['Thing1', 'arn:aws:iam::111111111111:role/service/Thing1']],
  ['AWS::IAM::Role', {}, ['Thing1', 'arn:aws:iam::111111111111:role/Thing1']],
  ['AWS::Cognito::UserPool', {}, ['us-east-1_Thing1', `arn:aws:cognito-idp:${HERE}:userpool/us-east-1_Thing1`]],
  ['AWS::StepFunctions::StateMachine', {}, [`arn:aws:states:${HERE}:stateMachine:Thing1`, `arn:aws:states:${HERE}:stateMachine:Thing1`]],
  ['AWS::Events::EventBus', { Name: 'bus' }, ['bus', `arn:aws:events:${HERE}:event-bus/bus`]],
  ['AWS::Kinesis::Stream', {}, ['Thing1', `arn:aws:kinesis:${HERE}:stream/Thing1`]],
  ['AWS::Logs::LogGroup', {}, ['Thing1', `arn:aws:logs:${HERE}:log-group:Thing1:*`]],
  ['AWS::Unheard::Of', {}, ['Thing1', `arn:aws:unheard:${HERE}:Thing1`]],
])('%s with %j', (type, properties, expected) => {
  expect(called(type, properties)).toEqual(expected);
});

test('attributes of their own', () => {
  expect(called('AWS::S3::Bucket', {}, ['RegionalDomainName', 'DomainName'])).toEqual(['thing1', 'thing1.s3.us-east-1.amazonaws.com', 'thing1.s3.amazonaws.com']);
  expect(called('AWS::Cognito::UserPool', {}, ['ProviderURL', 'UserPoolId']))
    .toEqual(['us-east-1_Thing1', 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Thing1', 'us-east-1_Thing1']);
  expect(called('AWS::SSM::Parameter', { Name: '/a/b', Value: { Ref: 'AWS::Region' } }, ['Value', 'Arn'])).toEqual(['/a/b', 'us-east-1', `arn:aws:ssm:${HERE}:parameter/a/b`]);
  expect(called('AWS::ElasticLoadBalancingV2::LoadBalancer', {}, ['DNSName'])[1]).toBe('Thing1.us-east-1.elb.amazonaws.com');
});

test('ids of API Gateway differ from resource to resource, and from stack to stack', () => {
  const template = { Resources: { A: { Type: 'AWS::ApiGateway::RestApi' }, B: { Type: 'AWS::ApiGateway::RestApi' } } };
  const ids = [{}, { stackName: 'other' }].flatMap((options) => loadTemplate(template, options).apis.map(({ apiId }) => apiId));
  expect(new Set(ids).size).toBe(4);
});
