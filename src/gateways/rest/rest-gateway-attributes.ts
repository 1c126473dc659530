import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { RestGatewayBase } from './rest-gateway-base';

/** What is known of a REST gateway that another app made. */
export interface RestGatewayAttributes {
  /** The id of the API. */
  readonly restApiId: string;
  /** The name of the API, by which CloudWatch keys its metrics. */
  readonly restApiName: string;
  /**
   * The id of the API's root resource, for aws-cdk-lib constructs that want one.
   *
   * @default - `gateway.api.root` cannot be used
   */
  readonly rootResourceId?: string;
}

/** A REST gateway that another app made. */
export class ImportedRestGateway extends RestGatewayBase {
  public readonly api: IRestApi;
  public readonly restApiId: string;
  public readonly restApiName: string;

  constructor(scope: Construct, id: string, attributes: RestGatewayAttributes) {
    super(scope, id);
    const { restApiId, rootResourceId } = attributes;
    this.restApiId = restApiId;
    this.restApiName = attributes.restApiName;
    this.api = rootResourceId === undefined
      ? RestApi.fromRestApiId(this, 'Api', restApiId)
      : RestApi.fromRestApiAttributes(this, 'Api', { restApiId, rootResourceId, restApiName: attributes.restApiName });
  }
}
