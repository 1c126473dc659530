export * from './authorizers';
export { ExecutionLogLevel, IRestStage, RestStageOptions, ThrottleOptions } from './delivery';
export * from './gateways';
export * from './integrations';
export { CorsOptions, RequestOptions, RequestParameterOptions } from './mapping';
