export { RestGatewayAttributes } from './rest/rest-gateway-attributes';
export * from './rest/rest-gateway';
export * from './rest/rest-gateway-base';
export * from './rest/rest-gateway-props';
export { RestRouteInfo, RoutePrinter } from './rest/route-info';
export * from './rest/route-options';
