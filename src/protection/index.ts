export * from './api-key';
export * from './client-certificate';
export * from './client-certificate-options';
export * from './resource-access';
export * from './usage-plan';
export type { AccessSourceOptions } from './access-sources';
export { ExpiryCheck } from './expiry-check';
