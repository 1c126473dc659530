import type { OpenApiDocument } from './document';
import { isObject, own } from '../../../template';
import type { Fields } from '../../../template';

const PLACES: Readonly<Record<string, string>> = { path: 'path', query: 'querystring', header: 'header' };

/** The parameters of an operation: its own, then those of its path that it does not declare again. */
export function parametersOf(document: OpenApiDocument, item: Fields, operation: Fields): readonly Fields[] {
  const [ofPath, ofOperation] = [item, operation].map((holder) => holder.list('parameters').map((each) => document.part(each, holder.at('parameters'))));
  const key = (each: Fields) => `${each.text('in')} ${each.text('name')}`;
  const redeclared = new Set(ofOperation.map(key));
  return [...ofPath.filter((each) => !redeclared.has(key(each))), ...ofOperation];
}

/** What is declared of a request, and whether it is required. API Gateway declares the variables of the path itself, except a greedy one. */
export function requestParametersOf(path: string, parameters: readonly Fields[]): Readonly<Record<string, boolean>> {
  const inPath = [...path.matchAll(/\{([^{}+]+)\}/g)].map(([, name]) => [`method.request.path.${name}`, true] as const);
  const declared = parameters
    .map((each) => ({ place: own(PLACES, each.text('in') ?? ''), name: each.text('name') ?? '', required: each.flag('required') ?? false }))
    .filter(({ place }) => place !== undefined)
    .map(({ place, name, required }) => [`method.request.${place as string}.${name}`, required] as const);
  return Object.fromEntries([...declared, ...inPath]);
}

/** The media types that an operation says it takes or yields, in version 2. */
export function mediaTypes(document: OpenApiDocument, operation: Fields, name: 'consumes' | 'produces'): readonly string[] {
  const [types] = [operation, document.fields].map((holder) => holder.texts(name)).filter((each) => each.length > 0);
  return types ?? ['application/json'];
}

/** The schemas of media types, by type. */
export function schemasIn(content: Fields): ReadonlyArray<readonly [string, unknown]> {
  return Object.entries(content.json()).map(([type, media]) => [type, isObject(media) ? own(media, 'schema') : undefined] as const);
}
