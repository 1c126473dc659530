import type { Fields } from '../../template';
import type { GatewayResponseModel } from '../model';
import { optional } from './integration';
import type { IntegrationForm } from './integration';

/** A gateway response, whichever way it is written. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html */
export function gatewayResponseOf(fields: Fields, textMap: IntegrationForm['textMap']): GatewayResponseModel {
  return {
    ...optional('statusCode', fields.text('StatusCode')),
    responseParameters: textMap(fields, 'ResponseParameters'),
    responseTemplates: textMap(fields, 'ResponseTemplates'),
  };
}
