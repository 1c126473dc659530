import type { Exchange } from './exchange';

/** The URI of an integration with stage variables and path variables filled in; a stage variable that is not there is nothing. */
export function filledUri(uri: string, { stageVariables }: Exchange, variables: Readonly<Record<string, string>>): string {
  const staged = uri.replace(/\$\{stageVariables\.([^{}]+)\}/g, (_, name: string) => Object.hasOwn(stageVariables, name) ? stageVariables[name] : '');
  const [path, ...query] = staged.split('?');
  return [filled(path, variables, encodedPath), ...query.map((part) => filled(part, variables, encodeURIComponent))].join('?');
}

function filled(text: string, variables: Readonly<Record<string, string>>, encode: (value: string) => string): string {
  return text.replace(/\{([^{}]+)\}/g, (written, name: string) => Object.hasOwn(variables, name) ? encode(variables[name]) : written);
}

/** A greedy variable keeps its slashes. */
function encodedPath(value: string): string {
  return value.split('/').map(encodeURIComponent).join('/').replace(/%(3A|40|24|2B|2C|3B|3D)/g, decodeURIComponent);
}
