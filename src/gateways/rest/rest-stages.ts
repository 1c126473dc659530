import { CfnDeletionPolicy, Lazy } from 'aws-cdk-lib';
import type { CfnStage, IRestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnLogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct, IDependable } from 'constructs';
import { ExecutionLogLevel, RestStage, methodSettings, renderCanary } from '../../delivery';
import type { IRestStage, RestStageOptions, RouteSettings, StageLoggingOptions } from '../../delivery';
import { AccountLogRole, ExecutionLogDelivery } from '../../observability';

/** What all stages of a gateway share. */
export interface RestStagesProps {
  readonly api: IRestApi;
  readonly deploymentId: string;
  readonly accountLogRole: boolean;
  readonly documentationVersion?: string;
  /** What must be there before a stage serves. */
  readonly dependencies: IDependable;
  /** The routes' own settings, read at the end. */
  readonly routeSettings: () => readonly RouteSettings[];
  /** The variables of a stage with those that routes bring along. */
  readonly variables: (stageName: string, own?: RestStageOptions['variables']) => CfnStage['variables'];
}

/** Makes the stages of a gateway, each with its access log. */
export function restStages(scope: Construct, stages: readonly [string, RestStageOptions][], props: RestStagesProps): Map<string, IRestStage> {
  const accountRole = props.accountLogRole && stages.some(([, options]) => writesLogs(options)) ? AccountLogRole.ensure(scope) : undefined;
  return new Map(stages.map(([stageName, options]) => {
    const stage = new RestStage(scope, `Stage${stageName}`, {
      description: options.description,
      tracing: options.tracing,
      variables: props.variables(stageName, options.variables),
      cache: options.cache,
      tags: options.tags,
      clientCertificate: options.clientCertificate,
      documentationVersion: props.documentationVersion,
      stageName,
      restApi: props.api,
      deploymentId: options.deployment?._pinnedTo ?? props.deploymentId,
      canary: options.canary && renderCanary(options.canary, props.deploymentId),
      logGroup: options.logging?.accessLog ?? true ? accessLogGroup(scope, stageName, options.logging) : undefined,
      methodSettings: Lazy.uncachedAny({ produce: () => methodSettings(options, props.routeSettings()) }),
    });
    stage.node.addDependency(props.dependencies, ...accountRole ? [accountRole] : []);
    deliverExecutionLog(scope, stageName, stage, options);
    return [stageName, stage];
  }));
}

function deliverExecutionLog(scope: Construct, stageName: string, stage: RestStage, { logging }: RestStageOptions): void {
  const { executionLogDestinations: destinations = [] } = logging ?? {};
  if (destinations.length > 0) new ExecutionLogDelivery(scope, `ExecutionLog${stageName}`, { stage, destinations });
}

function writesLogs({ logging = {} }: RestStageOptions): boolean {
  return (logging.accessLog ?? true) || logging.executionLog !== ExecutionLogLevel.OFF;
}

/** Retained: who reads the log of a deleted gateway wants to know what happened before. */
function accessLogGroup(scope: Construct, stageName: string, logging: StageLoggingOptions = {}): CfnLogGroup {
  const { accessLogRetention = RetentionDays.THREE_MONTHS } = logging;
  const retentionInDays = accessLogRetention === RetentionDays.INFINITE ? undefined : accessLogRetention;
  const group = new CfnLogGroup(scope, `AccessLog${stageName}`, { retentionInDays });
  group.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  group.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return group;
}
