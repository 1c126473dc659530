export * from './authorizers';
export { ExecutionLogLevel } from './delivery';
export type { IRestStage, RestStageOptions, StageLoggingOptions, ThrottleOptions } from './delivery';
export * from './gateways';
export * from './integrations';
export type { CorsOptions, RequestOptions, RequestParameterOptions } from './mapping';
