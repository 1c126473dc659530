import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { RestGatewayBase } from './rest-gateway-base';
import { assertShape, at } from '../../errors';

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
    at(this, () => assertShape('the attributes', attributes, { restApiId: 'text', restApiName: 'text', rootResourceId: 'text' }));
    const { restApiId = null, restApiName = null } = attributes;
    at(this, () => assertShape('the attributes', { restApiId, restApiName }, { restApiId: 'text', restApiName: 'text' }));
    const { rootResourceId } = attributes;
    this.restApiId = attributes.restApiId;
    this.restApiName = attributes.restApiName;
    this.api = rootResourceId === undefined
      ? RestApi.fromRestApiId(this, 'Api', attributes.restApiId)
      : RestApi.fromRestApiAttributes(this, 'Api', { restApiId: attributes.restApiId, rootResourceId, restApiName: attributes.restApiName });
  }
}
