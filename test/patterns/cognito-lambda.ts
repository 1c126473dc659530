import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const COGNITO_LAMBDA: Pattern = {
  name: 'Cognito and Lambda',
  source: 'https://docs.aws.amazon.com/solutions/latest/constructs/aws-cognito-apigateway-lambda.html',
  gatehouse(stack: Stack) {
    const [pool, handler] = [new cognito.UserPool(stack, 'Users'), hello(stack)];
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.cognito(pool),
      cors: { allowOrigins: ['https://app.example.com'] },
      routes: { 'GET /hello': { integration: Integrations.lambda(handler), scopes: ['hello/read'] } },
    });
  },
  awsCdkLib(stack: Stack) {
    const [pool, handler] = [new cognito.UserPool(stack, 'Users'), hello(stack)];
    const api = new apigateway.RestApi(stack, 'Api');
    const responseHeaders = { 'Access-Control-Allow-Origin': "'https://app.example.com'" };
    api.addGatewayResponse('Cors4xx', { type: apigateway.ResponseType.DEFAULT_4XX, responseHeaders });
    api.addGatewayResponse('Cors5xx', { type: apigateway.ResponseType.DEFAULT_5XX, responseHeaders });
    const resource = api.root.addResource('hello', {
      defaultCorsPreflightOptions: { allowOrigins: ['https://app.example.com'], allowMethods: ['GET', 'OPTIONS'], allowHeaders: ['Authorization', 'Content-Type'] },
    });
    resource.addMethod('GET', new apigateway.LambdaIntegration(handler), {
      authorizer: new apigateway.CognitoUserPoolsAuthorizer(stack, 'Authorizer', { cognitoUserPools: [pool] }),
      authorizationScopes: ['hello/read'],
    });
  },
  ask: { method: 'GET', path: '/hello' },
  service: 'lambda',
};

function hello(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Hello', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200, body: "hello" })'),
  });
}
