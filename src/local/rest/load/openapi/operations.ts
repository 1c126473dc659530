import { Fields, idOf, isObject } from '../../../template';
import type { MethodModel } from '../../model';
import { integrationOf, integrationResponseOf, optional } from '../integration';
import { textsOf } from './document';
import type { OpenApiDocument } from './document';
import { methodResponsesOf, requestModelsOf } from './messages';
import type { BodyModels } from './models';
import { parametersOf, requestParametersOf } from './parameters';
import type { SecuritySchemes } from './security';

/** What operations of one body share. */
export interface OperationContext {
  readonly document: OpenApiDocument;
  readonly models: BodyModels;
  readonly security: SecuritySchemes;
}

/** The keys of a path's methods. */
export const VERBS: ReadonlyArray<readonly [string, string]> = [
  ['delete', 'DELETE'], ['get', 'GET'], ['head', 'HEAD'], ['options', 'OPTIONS'], ['patch', 'PATCH'], ['post', 'POST'], ['put', 'PUT'],
  ['x-amazon-apigateway-any-method', 'ANY'],
];

const INTEGRATION = 'x-amazon-apigateway-integration';
const VALIDATOR = 'x-amazon-apigateway-request-validator';

/** The methods of a path. */
export function methodsOfPath(context: OperationContext, path: string, resourceId: string, item: Fields): MethodModel[] {
  return VERBS.filter(([key]) => item.raw(key) !== undefined).map(([key, httpMethod]) => {
    const operation = item.fields(key);
    const place = { httpMethod, resourcePath: path, resourceId };
    return { ...place, ...methodOf(context, path, item, operation), ...integrationIn(context, operation, resourceId) };
  });
}

function methodOf({ document, models, security }: OperationContext, path: string, item: Fields, operation: Fields) {
  const parameters = parametersOf(document, item, operation);
  return {
    ...optional('operationName', operation.text('operationId')),
    ...security.securityOf(operation),
    requestParameters: requestParametersOf(path, parameters),
    requestModels: requestModelsOf(document, operation, parameters, models),
    validator: validatorOf(document, operation),
    methodResponses: methodResponsesOf(document, operation, models),
  };
}

function integrationIn({ document }: OperationContext, operation: Fields, resourceId: string): Pick<MethodModel, 'integration'> {
  const value = operation.raw(INTEGRATION);
  if (value === undefined) return {};
  const textMap = textsOf(document);
  const form = {
    httpMethod: 'httpMethod',
    textMap,
    responses: (fields: Fields) => fields.entries('responses').map(([pattern, response]) => (
      integrationResponseOf(response, pattern === 'default' ? undefined : pattern, textMap)
    )),
    report: (reason: string) => document.report(`${operation.at(INTEGRATION)}: ${reason}`),
  };
  return { integration: integrationOf(document.part(value, operation.at(INTEGRATION)), form, resourceId) };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validator.html */
function validatorOf(document: OpenApiDocument, operation: Fields): MethodModel['validator'] {
  const name = operation.text(VALIDATOR) ?? document.fields.text(VALIDATOR);
  const validators = document.fields.fields(`${VALIDATOR}s`);
  const validator = name === undefined ? undefined : validators.raw(name);
  if (name !== undefined && !isObject(validator)) {
    document.report(`${operation.at(VALIDATOR)} names ${JSON.stringify(name)}, which is no request validator of the body, so nothing is validated`);
  }
  const fields = Fields.of(document.logicalId, isObject(validator) ? validator : undefined, validators.at(String(name)));
  return { body: fields.flag('validateRequestBody') ?? false, parameters: fields.flag('validateRequestParameters') ?? false };
}

/** The id that an imported path gets. */
export function importedId(apiId: string, path: string): string {
  return idOf(`${apiId}${path}`, 6);
}
