import { TemplateError } from '../../../template';
import type { Fields, TemplateResource } from '../../../template';
import type { MethodModel, MethodResponseModel } from '../../model';
import { integrationOf, integrationResponseOf, optional, reporterOf } from '../integration';
import { discreteAuthorization } from './authorizers';
import type { ApiMembers } from './members';

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/** A method. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html */
export function discreteMethod(resource: TemplateResource, members: ApiMembers, pathOf: (resourceId: string) => string | undefined): MethodModel {
  const { logicalId, properties } = resource;
  const resourceId = properties.required('ResourceId');
  const resourcePath = pathOf(resourceId);
  if (resourcePath === undefined) {
    throw new TemplateError(logicalId, `its ResourceId is ${JSON.stringify(resourceId)}, which is no resource of ${members.api.logicalId}`);
  }
  return {
    httpMethod: properties.oneOf('HttpMethod', METHODS) ?? properties.fail('its HttpMethod is missing'),
    resourcePath,
    resourceId,
    ...optional('operationName', properties.text('OperationName')),
    authorization: discreteAuthorization(resource, members),
    apiKeyRequired: properties.flag('ApiKeyRequired') ?? false,
    requestParameters: properties.flagMap('RequestParameters'),
    requestModels: properties.textMap('RequestModels'),
    validator: validatorOf(properties, members),
    ...optional('integration', integrationIn(resource, members, resourceId)),
    methodResponses: Object.fromEntries(properties.each('MethodResponses').map(methodResponse)),
  };
}

function integrationIn({ logicalId, type, properties }: TemplateResource, { report }: ApiMembers, resourceId: string) {
  if (properties.raw('Integration') === undefined) return undefined;
  const textMap = (fields: Fields, name: string) => fields.textMap(name);
  const form = {
    httpMethod: 'IntegrationHttpMethod',
    textMap,
    responses: (fields: Fields) => fields.each('IntegrationResponses').map((response) => (
      integrationResponseOf(response, response.text('SelectionPattern'), textMap)
    )),
    report: reporterOf(report, logicalId, type),
  };
  return integrationOf(properties.fields('Integration'), form, resourceId);
}

function methodResponse(response: Fields): readonly [string, MethodResponseModel] {
  const responseParameters = Object.keys(response.flagMap('ResponseParameters'));
  return [response.required('StatusCode'), { responseParameters, responseModels: response.textMap('ResponseModels') }];
}

function validatorOf(properties: Fields, members: ApiMembers): MethodModel['validator'] {
  if (properties.raw('RequestValidatorId') === undefined) return { body: false, parameters: false };
  const { properties: validator } = members.named('RequestValidator', properties, 'RequestValidatorId');
  return { body: validator.flag('ValidateRequestBody') ?? false, parameters: validator.flag('ValidateRequestParameters') ?? false };
}
