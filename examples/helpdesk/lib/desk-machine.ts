import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A state machine of this application: traced, with a log group and a role of its own. */
export class DeskMachine extends StateMachine {
  constructor(scope: Construct, id: string, stateMachineType: StateMachineType, definition: IChainable) {
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    super(scope, id, {
      stateMachineType,
      definitionBody: DefinitionBody.fromChainable(definition),
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: ofThisAccount }) }),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(scope, `${id}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
        level: LogLevel.ALL,
      },
    });
  }
}
