export { serviceBackend } from './backend';
export type { BuiltInService, ServiceStub, ServiceStubRequest, ServicesOptions } from './backend';
export { endpointVariable } from './protocols';
