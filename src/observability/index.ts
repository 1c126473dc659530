export * from './access-log';
export * from './account-log-role';
export * from './trust';
