import type { GatewayResponseOptions } from './options';
import { isJsonType, mayHoldQuotes, templateReferences } from './template';
import { GatewayResponseType } from './type';
import { quote, suggestion } from '../../errors';
import type { Finding } from '../../errors';
import { vtl } from '../vtl';

/** What may be wrong with gateway responses: names that only AWS can judge, and text that breaks JSON once in a while. */
export function gatewayResponseWarnings(responses: readonly GatewayResponseOptions[] = []): Finding[] {
  return responses.flatMap((response) => [...unknownType(response), ...Object.entries(response.templates ?? {}).flatMap(([type, template]) => [
    ...unknownVariables(response, template),
    ...isJsonType(type) ? unquotable(response, template) : [],
  ])]);
}

/** AWS answers `Member must satisfy enum value set`, unless the type is newer than this version. */
function unknownType({ type }: GatewayResponseOptions): Finding[] {
  const known = GatewayResponseType._known().map(({ name }) => name);
  if (known.includes(type.name)) return [];
  return [{ code: 'GH_GATEWAY_RESPONSE_UNKNOWN', given: `the gateway response ${quote(type.name)} is of a type that this version does not know`, fix: suggestion(type.name, known) }];
}

function unknownVariables({ type }: GatewayResponseOptions, template: string): Finding[] {
  const names = namesIn(template).filter((name) => name.startsWith('context.') && !isContextVariable(name.slice('context.'.length)));
  return names.map((name) => ({
    code: 'GH_GATEWAY_RESPONSE_UNKNOWN',
    given: `the gateway response ${type.name} reads ${quote(`$${name}`)}, which AWS does not list`,
    fix: suggestion(name.slice('context.'.length), vtl().CONTEXT_VARIABLES),
  }));
}

/** What authorizers put in is theirs to name. */
function isContextVariable(name: string): boolean {
  return name.startsWith('authorizer.') || vtl().CONTEXT_VARIABLES.includes(name);
}

function unquotable({ type }: GatewayResponseOptions, template: string): Finding[] {
  return namesIn(template).filter(mayHoldQuotes).map((name) => ({
    code: 'GH_GATEWAY_RESPONSE_QUOTES',
    given: `the gateway response ${type.name} puts ${quote(`$${name}`)} into JSON, where a quote in it breaks the answer`,
    fix: name === 'context.error.message' ? 'Write $context.error.messageString without quotes around it' : 'Leave it out, or send it in a header',
  }));
}

function namesIn(template: string): string[] {
  return [...new Set(templateReferences(template).map(({ name }) => name))];
}
