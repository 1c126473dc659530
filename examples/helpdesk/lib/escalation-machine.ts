import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { JsonPath, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoUpdateItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { DeskMachine } from './desk-machine';

/**
 * Escalates a ticket: one that is there becomes urgent, anything else fails. A place to ask people, wait and remind; whoever started an execution
 * asks the gateway how it is doing.
 */
export class EscalationMachine extends DeskMachine {
  constructor(scope: Construct, id: string, tickets: ITable) {
    const mark = DynamoUpdateItem.jsonPath(scope, 'MarkTicket', {
      table: tickets,
      key: {
        customer: DynamoAttributeValue.fromString(JsonPath.stringAt('$.customer')),
        id: DynamoAttributeValue.fromString(JsonPath.stringAt('$.ticket')),
      },
      conditionExpression: 'attribute_exists(id)',
      updateExpression: 'SET priority = :urgent, escalation = :reason',
      expressionAttributeValues: {
        ':urgent': DynamoAttributeValue.fromString('urgent'),
        ':reason': DynamoAttributeValue.fromString(JsonPath.stringAt('$.reason')),
      },
      // What the gateway answers of a finished execution.
      resultSelector: { priority: 'urgent' },
      resultPath: '$.changed',
      outputPath: '$.changed',
    });
    super(scope, id, StateMachineType.STANDARD, mark);
  }
}
