export { readAuthorizerAnswer } from './authorizer-answer';
export type { AuthorizerAnswer } from './authorizer-answer';
export { requestAuthorizerEvent, tokenAuthorizerEvent } from './authorizer-event';
export { isBinaryType } from './binary-media-types';
export { methodArn, placeOf } from './place';
export type { Place } from './place';
export { readProxyAnswer } from './proxy-answer';
export type { ProxyAnswer } from './proxy-answer';
export { proxyEvent } from './proxy-event';
