export * from './findings';
export { echoesOrigin, gatewayResponseHeaders } from './headers';
export * from './options';
export * from './problem';
export * from './type';
export * from './warnings';
