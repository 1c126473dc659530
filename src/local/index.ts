export { matchRoute, parsePath, parseRouteKey } from '../routes';
