export * from './gateway-api-key';
export * from './gateway-api-key-options';
