import type { Identity } from '../identities';

/** A thing whose id is made up by API Gateway. */
function identified(attribute: string, length?: number): Identity {
  return { ref: (self) => self.id(length), attributes: { [attribute]: (self) => self.ref } };
}

/** API Gateway itself. */
export const API_GATEWAY: Readonly<Record<string, Identity>> = {
  'AWS::ApiGateway::RestApi': {
    name: 'Name',
    ref: (self) => self.id(),
    attributes: { RestApiId: (self) => self.ref, RootResourceId: (self) => self.id(10, '/') },
  },
  'AWS::ApiGateway::ApiKey': identified('APIKeyId'),
  'AWS::ApiGateway::Authorizer': identified('AuthorizerId', 6),
  'AWS::ApiGateway::ClientCertificate': identified('ClientCertificateId', 6),
  'AWS::ApiGateway::Deployment': identified('DeploymentId', 6),
  'AWS::ApiGateway::DocumentationPart': identified('DocumentationPartId', 6),
  'AWS::ApiGateway::DomainName': {
    name: 'DomainName',
    attributes: {
      RegionalDomainName: (self) => self.name,
      DistributionDomainName: (self) => self.name,
      DomainNameArn: (self) => self.arnOf('apigateway', `/domainnames/${self.name}`, { account: '' }),
    },
  },
  'AWS::ApiGateway::Model': { name: 'Name' },
  'AWS::ApiGateway::RequestValidator': identified('RequestValidatorId', 6),
  'AWS::ApiGateway::Resource': identified('ResourceId', 6),
  'AWS::ApiGateway::Stage': { name: 'StageName' },
  'AWS::ApiGateway::UsagePlan': identified('Id', 6),
  'AWS::ApiGateway::UsagePlanKey': identified('Id'),
  'AWS::ApiGateway::VpcLink': identified('VpcLinkId'),
  'AWS::ApiGatewayV2::Api': {
    name: 'Name',
    ref: (self) => self.id(),
    attributes: {
      ApiId: (self) => self.ref,
      ApiEndpoint: (self) => `https://${self.ref}.execute-api.${self.settings.region}.${self.settings.urlSuffix}`,
    },
  },
  'AWS::ApiGatewayV2::Authorizer': identified('AuthorizerId', 6),
  'AWS::ApiGatewayV2::Deployment': identified('DeploymentId', 6),
  'AWS::ApiGatewayV2::Integration': identified('IntegrationId', 7),
  'AWS::ApiGatewayV2::Route': identified('RouteId', 7),
  'AWS::ApiGatewayV2::Stage': { name: 'StageName' },
  'AWS::ApiGatewayV2::VpcLink': identified('VpcLinkId', 6),
};
