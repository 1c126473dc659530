import { Choice, Condition, JsonPath, Pass, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { DeskMachine } from './desk-machine';

/** What an hour of help costs by plan, in euros; each topic adds one. */
const FEES = { standard: 40, priority: 90 };

/** Computes what help with some topics costs: an express machine, which runs while the caller waits, on intrinsic functions alone. */
export class QuoteMachine extends DeskMachine {
  constructor(scope: Construct, id: string) {
    const fee = (plan: keyof typeof FEES) => Pass.jsonPath(scope, `Fee of ${plan}`, { parameters: { fee: FEES[plan] }, resultPath: '$.plans' });
    const topics = JsonPath.arrayUnique(JsonPath.objectAt('$.topics'));
    const count = Pass.jsonPath(scope, 'Count topics', {
      parameters: { plan: JsonPath.stringAt('$.plan'), fee: JsonPath.numberAt('$.plans.fee'), topics, count: JsonPath.arrayLength(topics) },
    });
    const quote = Pass.jsonPath(scope, 'Quote', {
      parameters: {
        quote: JsonPath.uuid(),
        text: JsonPath.format('Help by the {} plan', JsonPath.stringAt('$.plan')),
        topics: JsonPath.objectAt('$.topics'),
        price: JsonPath.mathAdd(JsonPath.numberAt('$.fee'), JsonPath.numberAt('$.count')),
      },
    });
    const plan = new Choice(scope, 'Which plan').when(Condition.stringEquals('$.plan', 'priority'), fee('priority')).otherwise(fee('standard'));
    super(scope, id, StateMachineType.EXPRESS, plan.afterwards().next(count).next(quote));
  }
}
