export { canonicalRequest } from './canonical';
export type { SignedRequest } from './canonical';
export { presignedQuery, signedHeaders } from './sign';
export type { RequestToSign, SigningCredentials, SigningScope } from './sign';
export { ALGORITHM, TERMINATOR, amzTime, sha256, signatureOf, stringToSign, timeOf } from './signature';
export type { Scope } from './signature';
