import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { OrderQueue } from './order-queue';
import type { RestGateway } from 'cdk-gatehouse';

/** What cdk-nag finds and this example leaves as it is, each with its reason. The packs are AwsSolutions and Serverless; the README says more. */
export function acknowledgeFindings(gateway: RestGateway, queue: OrderQueue): void {
  acknowledge(gateway, {
    'AwsSolutions-APIG3': 'A firewall costs per month; the resource policy lets in networks of partners only, and every route wants a signature.',
  });
  acknowledge(queue.failed, { 'Serverless-SQSRedrivePolicy': 'It is itself a dead letter queue; orders that nobody takes end after two weeks.' });
}

/** Writes what `Validations.of(construct).acknowledge` writes, as the other examples do for the oldest supported aws-cdk-lib. */
function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}
