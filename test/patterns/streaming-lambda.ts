import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const STREAMING_LAMBDA: Pattern = {
  name: 'Lambda, streamed',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html',
  gatehouse(stack: Stack) {
    const handler = story(stack);
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'GET /story': { integration: Integrations.lambda(handler, { stream: true }) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const handler = story(stack);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.LambdaIntegration(handler, { responseTransferMode: apigateway.ResponseTransferMode.STREAM });
    api.root.addResource('story').addMethod('GET', integration, { authorizationType: apigateway.AuthorizationType.IAM });
  },
  ask: { method: 'GET', path: '/story' },
  service: 'lambda',
};

const STREAMED = `exports.handler = awslambda.streamifyResponse(async (event, stream) => {
  const answer = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { 'content-type': 'text/plain' } });
  answer.write('once ');
  answer.end('upon a time');
})`;

function story(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Story', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(STREAMED) });
}
