import type { TemplateResource } from '../../../template';
import type { ApiDefinition } from '../definition';
import { gatewayResponseOf } from '../gateway-response';
import { discreteAuthorizer } from './authorizers';
import type { ApiMembers } from './members';
import { discreteMethod } from './methods';
import { discretePaths } from './paths';
import { keyOf } from '../openapi/body';

/** What resources of a template make of an API, or add to what its body made. */
export function discreteDefinition(members: ApiMembers, known: ReadonlyMap<string, string>): ApiDefinition {
  const paths = discretePaths(members);
  const byId = new Map([...known, ...paths].map(([path, id]) => [id, path] as const));
  const methods = members.of('Method').map((resource) => discreteMethod(resource, members, (id) => byId.get(id)));
  return {
    paths,
    methods: new Map(methods.map((method) => [keyOf(method), method])),
    authorizers: members.of('Authorizer').map((authorizer) => members.once(authorizer, discreteAuthorizer)),
    models: Object.fromEntries(members.of('Model').map((model) => [model.name, schemaOf(model)])),
    gatewayResponses: Object.fromEntries(members.of('GatewayResponse').map(({ properties }) => (
      [properties.required('ResponseType').toUpperCase(), gatewayResponseOf(properties, (fields, name) => fields.textMap(name))]
    ))),
    binaryMediaTypes: [],
  };
}

/** A schema may be written as text. */
function schemaOf({ properties }: TemplateResource): unknown {
  const schema = properties.raw('Schema') ?? {};
  if (typeof schema !== 'string') return schema;
  try {
    return JSON.parse(schema);
  } catch {
    return properties.fail('its Schema is text that is no JSON');
  }
}
