import { withApi } from './templates';
import { loadTemplate } from '../../../../src/local/rest/load';

test('what one stack exports is what another imports', () => {
  const first = loadTemplate({
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
    Outputs: {
      Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Arn' } } },
      Hidden: { Value: { Ref: 'Nowhere' }, Condition: 'No', Export: { Name: 'Hidden' } },
      Plain: { Value: 'x' },
    },
  }, { stackName: 'first' });
  expect(first.exports).toEqual({ 'first:Arn': 'arn:aws:sqs:us-east-1:111111111111:Queue', 'Hidden': undefined });
  const second = loadTemplate(withApi({ Name: { 'Fn::ImportValue': 'first:Arn' } }), { exports: first.exports });
  expect([second.apis[0].name, second.unsupported]).toEqual(['arn:aws:sqs:us-east-1:111111111111:Queue', []]);
});

test('account, region, parameters and references', () => {
  const template = {
    Parameters: { Name: { Type: 'String' } },
    ...withApi({ Name: { 'Fn::Join': ['/', [{ Ref: 'Name' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, '{{resolve:ssm:/x}}']] } }),
  };
  const options = { account: '222233334444', region: 'eu-west-1', parameters: { Name: 'n' }, references: { 'ssm:/x': 'y' } };
  const { apis, unsupported } = loadTemplate(template, options);
  expect([apis[0].name, unsupported]).toEqual(['n/eu-west-1/222233334444/y', []]);
  expect(() => loadTemplate(template)).toThrow('Name: this parameter has no default, so its value must be given in `parameters`');
});

test('resources can be found again by what names them', () => {
  const { resources, resolve } = loadTemplate({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Ref: 'AWS::Region' }] } } } });
  const [bucket] = resources;
  expect([bucket.logicalId, bucket.type, bucket.ref, bucket.arn]).toEqual(['Bucket', 'AWS::S3::Bucket', 'bucket', 'arn:aws:s3:::bucket']);
  expect(bucket.properties.texts('Tags')).toEqual(['us-east-1']);
  expect(resolve({ Ref: 'Bucket' })).toBe(bucket.ref);
});
