export * from './dependency-cycle';
export * from './mixed-definitions';
export * from './quotas';
export * from './rendered';
export * from './template-size';
