export * from './method-settings';
export * from './rest-deployment';
export * from './rest-stage';
export * from './stage-options';
export * from './throttle';
