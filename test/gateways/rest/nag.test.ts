import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { newGateway, newPool } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { RestGatewayProps } from '../../../src';

/** The rules that a pack reports on a gateway, after synthesis. */
function findings(pack: typeof AwsSolutionsChecks | typeof ServerlessChecks, props: Partial<RestGatewayProps> = {}): string[] {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'photos');
  newGateway(stack, {
    authorizer: Authorizers.cognito(newPool(new Stack(app, 'Pools'))),
    routes: {
      'GET /': { integration: Integrations.mock(), request: { querystrings: { page: { required: true } } } },
      'PUT /{key}': { integration: Integrations.s3PutObject(bucket, { key: 'photos/{key}', contentTypes: ['image/png'] }) },
    },
    ...props,
  });
  app.synth();
  return new pack(app).validateScope(stack).violations.map((violation) => violation.ruleName);
}

test('the Serverless pack finds nothing', () => {
  expect(findings(ServerlessChecks)).toEqual([]);
});

test('the AwsSolutions pack finds what a firewall and a key prefix want of the user, and nothing that the gateway could do', () => {
  expect(findings(AwsSolutionsChecks).sort()).toEqual([
    // The firewall is a block of its own.
    'AwsSolutions-APIG3',
    // Objects below the fixed prefix of a key.
    expect.stringMatching(/^AwsSolutions-IAM5\[Resource::.*photos\/\*\]$/),
  ]);
});

test('request validation is not acknowledged where an override took it away', () => {
  const overridden = findings(AwsSolutionsChecks, {
    routes: {
      'GET /': {
        integration: Integrations.mock(),
        request: { querystrings: { page: { required: true } } },
        overrides: { 'x-amazon-apigateway-request-validator': null },
      },
    },
  });
  expect(overridden).toContain('AwsSolutions-APIG2');
});
