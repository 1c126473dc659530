export { evaluateJsonPath } from './evaluate';
export { JsonPathError } from './json-path-error';
export { parseJsonPath } from './parse-path';
export type { JsonPath } from './syntax';
