export * from './match';
export * from './methods';
export * from './path';
export * from './route-key';
export * from './route-lines';
export * from './route-table';
