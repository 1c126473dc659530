export * from './dependency-cycle';
export * from './mixed-definitions';
export type { Measured, QuotaResources } from './quota-measures';
export * from './quotas';
export * from './rendered';
export * from './template-size';
