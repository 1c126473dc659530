export { httpBackend } from './backend';
export type { HttpOptions } from './backend';
export { HttpConnections } from './send';
