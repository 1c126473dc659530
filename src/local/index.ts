export { matchRoute, parsePath, parseRouteKey } from '../routes';
export { readTemplates } from './assembly';
export type { TemplateFile } from './assembly';
export { BackendFailure } from './backends';
export type {
  BackendOptions, BackendStub, FunctionStub, LocalBackends, ServiceStub, ServiceStubRequest, StubContext, StubRequest, StubResponse,
} from './backends';
export type {
  Backend, BackendCall, BackendFailureReason, BackendTarget, Backends, HttpTarget, LambdaTarget, ServiceTarget,
} from './backends/backend';
export { CliError } from './cli-error';
export { LocalGateway } from './gateway';
export type { Dispatched } from './gateway';
export type { LocalGatewayOptions } from './gateway-options';
export { LocalUserPool } from './local-user-pool';
export type { LocalUserPoolProps, TokenClaims } from './local-user-pool';
export type { AuthorizerOptions, LocalCredentials, UserPoolKeys } from './rest/authorizers';
export type { ChainServices, Handler, Note } from './rest/chain/handler';
export type {
  BackendRequest, BackendResponse, Caller, Exchange, GatewayRequest, GatewayResponse, Parameters, ReceivedRequest, TraceStep,
} from './rest/exchange';
export { GatewayFailure } from './rest/gateway-failure';
export { loadTemplate } from './rest/load';
export type { LoadOptions, LoadedTemplate } from './rest/load';
export type {
  AuthorizationModel, AuthorizerModel, GatewayResponseModel, IntegrationModel, IntegrationResponseModel, MethodModel, MethodResponseModel,
  MethodSettingModel, RestApiModel, StageModel, Unsupported, UsagePlanModel,
} from './rest/model';
export { traceText } from './rest/trace-text';
export { apisOf } from './rest-apis';
export type { ListedApi, ListedRoute } from './rest-apis';
export { serve } from './server';
export type { Answered, LocalServer, ServeOptions } from './server';
export { signRequest } from './sign-request';
export type { SignRequestOptions } from './sign-request';
export type { SigningCredentials } from './sigv4';
export { TemplateError } from './template';
