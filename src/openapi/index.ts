export * from './behaviour';
export * from './json';
export * from './rest-body';
export * from './rest-model';
export { API_KEY_SCHEME } from './security';
