export * from './authorizers';
export * from './cognito';
export * from './iam';
export * from './none';
export * from './rest-authorizer';
