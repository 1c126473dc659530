import { createHash } from 'crypto';
import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import type { IStageRef } from 'aws-cdk-lib/aws-apigateway';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ExecutionLogDestination } from './execution-log-destination';
import { assertShape, at, quote, throwFindings } from '../errors';
import type { Finding } from '../errors';

/** What AWS takes as the name of a source or destination. */
const LONGEST_NAME = 60;

/** Properties of an `ExecutionLogDelivery`. */
export interface ExecutionLogDeliveryProps {
  /** The stage, of a gateway or of a `RestApi`; its execution log must be on (`ERROR` or `INFO`), else its deployment fails. */
  readonly stage: IStageRef;
  /** Where the execution log goes. */
  readonly destinations: ExecutionLogDestination[];
}

/**
 * Sends the execution log of a REST API's stage to destinations of yours. A stage of a `RestGateway` does so by `executionLogDestinations`; this is
 * for stages that aws-cdk-lib made.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-create-log-delivery.html
 *
 * @example
 * declare const api: apigateway.RestApi;
 * declare const group: logs.LogGroup;
 *
 * new ExecutionLogDelivery(this, 'ExecutionLog', { stage: api.deploymentStage, destinations: [ExecutionLogDestination.logGroup(group)] });
 */
export class ExecutionLogDelivery extends Construct {
  constructor(scope: Construct, id: string, props: ExecutionLogDeliveryProps) {
    super(scope, id);
    at(this, () => assertProps(props));
    const source = new CfnDeliverySource(this, 'Source', {
      name: this.nameOf(this),
      logType: 'EXECUTION_LOGS',
      resourceArn: stageArn(this, props.stage),
    });
    // A stage that is not there, or logs nothing, makes no source.
    source.node.addDependency(props.stage);
    // One after the other: while one of a source's deliveries is made, it takes no other.
    props.destinations.reduce<CfnDelivery | undefined>((before, destination) => this.deliver(source, destination, before), undefined);
  }

  private deliver(source: CfnDeliverySource, destination: ExecutionLogDestination, before?: CfnDelivery): CfnDelivery {
    // Named by its target: another one is another destination, and never the same under another address.
    const scope = new Construct(this, `${destination._kind}${createHash('sha256').update(destination._place).digest('hex').slice(0, 8)}`);
    const { resourceArn, dependencies } = destination._bind(this);
    const target = new CfnDeliveryDestination(scope, 'Destination', { name: this.nameOf(scope), destinationResourceArn: resourceArn });
    const delivery = new CfnDelivery(scope, 'Delivery', { deliverySourceName: source.ref, deliveryDestinationArn: target.attrArn });
    delivery.node.addDependency(...dependencies, ...before ? [before] : []);
    return delivery;
  }

  private nameOf(construct: Construct): string {
    return Names.uniqueResourceName(construct, { maxLength: LONGEST_NAME, separator: '-' });
  }
}

function assertProps(props: ExecutionLogDeliveryProps): void {
  assertShape('ExecutionLogDelivery', props, { destinations: 'list' });
  const { stage, destinations = [] } = props;
  const wrong = destinations.length > 0 ? destinations.filter((each) => typeof each?._bind !== 'function') : [undefined];
  throwFindings([
    ...typeof stage === 'object' && stage !== null && 'stageRef' in stage ? [] : [typeFinding('a stage is', stage, 'a stage of a REST API', 'Hand over the stage itself')],
    ...wrong.map((each) => typeFinding('a destination is', each, 'one or more of what ExecutionLogDestination offers', 'Write ExecutionLogDestination.logGroup(…), for example')),
  ]);
}

function typeFinding(what: string, given: unknown, allowed: string, fix: string): Finding {
  return { code: 'GH_TYPE', given: `ExecutionLogDelivery has ${quote(given)} where ${what} due`, allowed, fix };
}

/** As the page of API Gateway has it: with the account, which other ARNs of API Gateway do without. */
function stageArn(scope: Construct, { stageRef: { restApiId, stageName } }: IStageRef): string {
  return Stack.of(scope).formatArn({
    service: 'apigateway',
    resource: '/restapis',
    resourceName: `${restApiId}/stages/${stageName}`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
