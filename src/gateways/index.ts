export type { RestGatewayAttributes } from './rest/rest-gateway-attributes';
export * from './rest/rest-gateway';
export { RestGatewayBase } from './rest/rest-gateway-base';
export type { IRestGateway } from './rest/rest-gateway-base';
export * from './rest/rest-gateway-props';
export { RoutePrinter } from './rest/route-info';
export type { RestRouteInfo } from './rest/route-info';
export * from './rest/route-options';
