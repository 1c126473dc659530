import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const STEP_FUNCTIONS: Pattern = {
  name: 'Step Functions, synchronous',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-step-functions-rest-api-integration-cdk.html',
  gatehouse(stack: Stack) {
    const machine = express(stack);
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /quotes': { integration: Integrations.stepFunctionsStartSyncExecution(machine) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const machine = express(stack);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = apigateway.StepFunctionsIntegration.startExecution(machine);
    api.root.addResource('quotes').addMethod('POST', integration, { authorizationType: apigateway.AuthorizationType.IAM });
  },
  ask: { method: 'POST', path: '/quotes', body: '{"a":1}' },
  service: 'states',
};

function express(stack: Stack): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Machine', {
    stateMachineType: sfn.StateMachineType.EXPRESS, definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Quote')),
  });
}
