import type { OpenApiDocument } from './document';
import type { BodyModels } from './models';
import { mediaTypes, schemasIn } from './parameters';
import type { Fields } from '../../../template';
import type { MethodResponseModel } from '../../model';

type ByMediaType = Readonly<Record<string, string>>;

/** The models of what an operation takes, by media type. */
export function requestModelsOf(document: OpenApiDocument, operation: Fields, parameters: readonly Fields[], models: BodyModels): ByMediaType {
  const body = document.part(operation.raw('requestBody'), operation.at('requestBody'));
  if (!document.isSwagger) return named(schemasIn(body.fields('content')), models);
  const schema = parameters.find((each) => each.text('in') === 'body')?.raw('schema');
  return named(mediaTypes(document, operation, 'consumes').map((type) => [type, schema] as const), models);
}

/** The method responses of an operation, by status. */
export function methodResponsesOf(document: OpenApiDocument, operation: Fields, models: BodyModels): Readonly<Record<string, MethodResponseModel>> {
  return Object.fromEntries(operation.entriesOfAny('responses').map(([status, value]) => {
    const response = document.part(value, `${operation.at('responses')}.${status}`);
    return [status, {
      responseParameters: Object.keys(response.fields('headers').json()).map((name) => `method.response.header.${name}`),
      responseModels: responseModels(document, operation, response, models),
    }];
  }));
}

function responseModels(document: OpenApiDocument, operation: Fields, response: Fields, models: BodyModels): ByMediaType {
  if (!document.isSwagger) return named(schemasIn(response.fields('content')), models);
  return named(mediaTypes(document, operation, 'produces').map((type) => [type, response.raw('schema')] as const), models);
}

function named(schemas: ReadonlyArray<readonly [string, unknown]>, models: BodyModels): ByMediaType {
  return Object.fromEntries(schemas.flatMap(([type, schema]) => {
    const name = models.nameOf(schema);
    return name === undefined ? [] : [[type, name] as const];
  }));
}
