import type { Exchange } from './exchange';

/** The URI of an integration with stage variables and path variables filled in; a stage variable that is not there is nothing. */
export function filledUri(uri: string, exchange: Exchange, variables: Readonly<Record<string, string>>): string {
  const { stageVariables } = exchange;
  const staged = uri.replace(/\$\{stageVariables\.([^{}]+)\}/g, (_, name: string) => Object.hasOwn(stageVariables, name) ? stageVariables[name] : '');
  const [path, ...query] = staged.split('?');
  return [filled(path, variables, (value, name) => isOneSegment(exchange, name, value) ? encodedSegment(value) : encodedPath(value)), ...query.map((part) => filled(part, variables, encodeURIComponent))].join('?');
}

function filled(text: string, variables: Readonly<Record<string, string>>, encode: (value: string, name: string) => string): string {
  return text.replace(/\{([^{}]+)\}/g, (written, name: string) => Object.hasOwn(variables, name) ? encode(variables[name], name) : written);
}

/** Whether a value is that of a path variable which is not greedy: a slash in it was sent as `%2F`, and stays that. */
function isOneSegment({ integration, method, pathParameters }: Exchange, name: string, value: string): boolean {
  const mapped = integration?.requestParameters ?? {};
  const target = `integration.request.path.${name}`;
  const [, source] = /^method\.request\.path\.(.+)$/.exec(Object.hasOwn(mapped, target) ? mapped[target] : '') ?? [];
  return source !== undefined && method!.resourcePath.includes(`{${source}}`) && pathParameters[source] === value;
}

/** Others keep their slashes. */
function encodedPath(value: string): string {
  return value.split('/').map(encodedSegment).join('/');
}

function encodedSegment(value: string): string {
  return encodeURIComponent(value).replace(/%(3A|40|24|2B|2C|3B|3D)/g, decodeURIComponent);
}
