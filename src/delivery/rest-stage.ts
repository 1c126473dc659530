import { CfnOutput } from 'aws-cdk-lib';
import { CfnStage, StageBase } from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi, IStage, StageReference } from 'aws-cdk-lib/aws-apigateway';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ACCESS_LOG_FORMAT } from '../observability';
import { canaryRemoval } from './canary-removal';
import { CacheSize } from './stage-cache';
import type { RestStageOptions } from './stage-options';
import { renderTags } from './stage-tags';

/**
 * A stage of a REST gateway.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html
 */
export interface IRestStage extends IStage {
  /** The address of the stage, with a slash at the end. */
  readonly url: string;
  /** The id of the deployment that the stage serves; also an output of the stack. */
  readonly deploymentId: string;
  /**
   * A metric of this stage.
   *
   * @param metricName a name of the AWS/ApiGateway namespace, for example `Latency`
   * @param props statistic, period and the like
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
   */
  metric(metricName: string, props?: MetricOptions): Metric;
}

/** What a gateway gives to each of its stages. */
export interface RestStageProps extends Pick<RestStageOptions, 'description' | 'tracing' | 'clientCertificate' | 'cache' | 'tags'> {
  readonly stageName: string;
  readonly restApi: IRestApi;
  readonly deploymentId: string;
  /** A token, because later routes have a say. */
  readonly methodSettings: CfnStage['methodSettings'];
  readonly logGroup?: ILogGroupRef;
  readonly canary?: CfnStage.CanarySettingProperty;
  readonly documentationVersion?: string;
  /** A token too, because routes bring variables along. */
  readonly variables?: CfnStage['variables'];
}

/** A stage as a gateway makes it; aws-cdk-lib's own constructs take it as `IStage`. */
export class RestStage extends StageBase implements IRestStage {
  public readonly stageName: string;
  public readonly restApi: IRestApi;
  public readonly deploymentId: string;

  constructor(scope: Construct, id: string, props: RestStageProps) {
    super(scope, id);
    this.restApi = props.restApi;
    this.deploymentId = props.deploymentId;
    const stage = new CfnStage(this, 'Resource', {
      restApiId: props.restApi.restApiId,
      stageName: props.stageName,
      deploymentId: props.deploymentId,
      description: props.description,
      // Said in both cases: a cache whose properties only disappear stays, and is paid for.
      cacheClusterEnabled: props.cache !== undefined,
      cacheClusterSize: props.cache && (props.cache.size ?? CacheSize.GB_0_5),
      canarySetting: props.canary,
      documentationVersion: props.documentationVersion,
      methodSettings: props.methodSettings,
      tracingEnabled: props.tracing ?? true,
      variables: props.variables,
      clientCertificateId: props.clientCertificate?.clientCertificateRef.clientCertificateId,
      accessLogSetting: props.logGroup && { destinationArn: props.logGroup.logGroupRef.logGroupArn, format: ACCESS_LOG_FORMAT },
      tags: renderTags(props.tags),
    });
    this.stageName = stage.ref;
    new CfnOutput(this, 'Url', { value: this.url, description: `The address of stage ${props.stageName}` });
    new CfnOutput(this, 'DeploymentId', { value: props.deploymentId, description: `The deployment that stage ${props.stageName} serves` });
    if (!props.canary) return;
    new CfnOutput(this, 'CanaryDeploymentId', { value: props.canary.deploymentId!, description: `The deployment that the canary of stage ${props.stageName} serves` });
    canaryRemoval(this, stage, props.stageName);
  }

  public get url(): string {
    return this.urlForPath('/');
  }

  public get stageRef(): StageReference {
    return { restApiId: this.restApi.restApiId, stageName: this.stageName };
  }
}
