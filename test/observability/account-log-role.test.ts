import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { AccountLogRole } from '../../src/observability';

describe('the account-wide log role', () => {
  test('is one in a stack, whoever asks for it', () => {
    // GIVEN
    const stack = new Stack();
    // WHEN
    const [first, second] = ['A', 'B'].map((id) => AccountLogRole.ensure(new Construct(stack, id)));
    // THEN
    expect(second).toBe(first);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Account', 1);
  });

  test('is one for each stack', () => {
    const app = new App();
    const [first, second] = ['A', 'B'].map((id) => AccountLogRole.ensure(new Stack(app, id)));
    expect(second).not.toBe(first);
  });

  test('outlives the stack, so that nobody else\'s logs end', () => {
    const stack = new Stack();
    AccountLogRole.ensure(stack);
    const resources = Object.values(Template.fromStack(stack).toJSON().Resources) as any[];
    expect(resources.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy])).toEqual([['Retain', 'Retain'], ['Retain', 'Retain']]);
  });

  test('only API Gateway may take it, and it may only write logs', () => {
    // GIVEN
    const stack = new Stack();
    // WHEN
    AccountLogRole.ensure(stack);
    // THEN
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } }] },
      ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs']] }],
    });
  });
});
