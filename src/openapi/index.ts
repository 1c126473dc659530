export * from './behaviour';
export * from './json';
export * from './rest-body';
export * from './rest-model';
