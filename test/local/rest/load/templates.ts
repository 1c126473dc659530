import { loadTemplate } from '../../../../src/local/rest/load';
import type { LoadedTemplate } from '../../../../src/local/rest/load';
import type { MethodModel, RestApiModel } from '../../../../src/local/rest/model';

/** The least that an OpenAPI body must say. */
export const BODY = { openapi: '3.0.1', info: { title: 'x', version: '1' }, paths: {} };

/** A template with one API, and other resources beside it. */
export function withApi(properties: object, resources: object = {}): object {
  return { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: properties }, ...resources } };
}

/** A template whose API is this body. */
export function loadBody(body: object, properties: object = {}): { readonly api: RestApiModel; readonly loaded: LoadedTemplate } {
  const loaded = loadTemplate(withApi({ Body: { ...BODY, ...body }, ...properties }));
  return { api: loaded.apis[0], loaded };
}

/** The method of the only operation of a body. */
export function loadOperation(operation: object, body: object = {}, path = '/a/{id}'): MethodModel {
  return loadBody({ paths: { [path]: { get: operation } }, ...body }).api.methods[0];
}

/** A template with one method of one resource. */
export function loadMethod(properties: object, resources: object = {}): MethodModel {
  return loadTemplate(withApi({}, {
    Item: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: '{id}' } },
    Method: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, ResourceId: { Ref: 'Item' }, HttpMethod: 'GET', ...properties } },
    ...resources,
  })).apis[0].methods[0];
}

/** A resource of the API. */
export function ofApi(type: string, properties: object): object {
  return { Type: `AWS::ApiGateway::${type}`, Properties: { RestApiId: { Ref: 'Api' }, ...properties } };
}
