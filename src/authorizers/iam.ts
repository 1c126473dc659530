import type { IRestAuthorizer, RestAuthorizerConfig, RestAuthorizerContext } from './rest-authorizer';

/**
 * Callers sign with AWS credentials, and IAM policies decide.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export class IamAuthorizer implements IRestAuthorizer {
  public bindRestAuthorizer(_route: RestAuthorizerContext): RestAuthorizerConfig {
    return {
      label: 'iam',
      schemeName: 'iam',
      scheme: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      usesIam: true,
    };
  }
}
