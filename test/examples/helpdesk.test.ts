import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { helpdeskApp } from './helpdesk-api';

describe('template', () => {
  test('is the one that was reviewed', () => {
    expect(Template.fromStack(helpdeskApp().stack).toJSON()).toMatchSnapshot();
  });

  test('has no function, and each route but /health is one call of a service', () => {
    const { stack } = helpdeskApp();
    const backends = stack.gateway.routes.map(({ backend }) => backend);

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    expect(backends.filter(({ service }) => service === 'lambda')).toEqual([]);
    expect(new Set(backends.map(({ service }) => service))).toEqual(new Set(['dynamodb', 'events', 'firehose', 'mock', 's3', 'sns', 'sqs', 'states']));
  });

  test('for an emulator that makes up no names the delivery stream has one', () => {
    const { stack } = helpdeskApp({ emulator: 'localstack' });

    Template.fromStack(stack).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamName: 'helpdesk-clicks' });
  });

  test('the gateway\'s role may call the actions of the routes on what stands behind them, and nothing else', () => {
    const [role] = Object.values(Template.fromStack(helpdeskApp().stack).findResources('AWS::IAM::Role', {
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] }, Policies: [{}] },
    }));
    const statements = role.Properties.Policies.flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement);

    expect(statements.flatMap(({ Action }: any) => Action).sort()).toEqual([
      'dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'events:PutEvents', 'firehose:PutRecord',
      's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject', 'sns:Publish', 'sqs:SendMessage', 'states:DescribeExecution', 'states:StartExecution',
      'states:StartSyncExecution',
    ]);
    expect(statements.filter(({ Resource }: any) => [Resource].flat().includes('*'))).toEqual([]);
  });
});

describe('security review by cdk-nag', () => {
  // The oldest supported aws-cdk-lib does not hand the app to plugins, so the packs are asked directly, after synthesis.
  test.each([
    ['AwsSolutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('%s finds nothing that is not acknowledged', (_name, Pack) => {
    const { app } = helpdeskApp();
    app.synth();

    const { violations } = new Pack(app).validateScope(app);

    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map((each) => each.constructPath)]);
    expect(found).toEqual([]);
  });
});
