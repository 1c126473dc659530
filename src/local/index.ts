export { matchRoute, parsePath, parseRouteKey } from '../routes';
export { readTemplates } from './assembly';
export type { TemplateFile } from './assembly';
export { apisOf } from './rest-apis';
export type { ListedApi, ListedRoute } from './rest-apis';
export { CliError } from './cli-error';
