export * from './access-log';
export * from './account-log-role';
export * from './execution-log-delivery';
export * from './execution-log-destination';
export * from './trust';
