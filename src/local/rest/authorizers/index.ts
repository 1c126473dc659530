import { iamAuthorizer } from './iam-authorizer';
import { lambdaAuthorizer } from './lambda-authorizer';
import type { Authorizer, AuthorizerOptions } from './options';
import { userPoolAuthorizer } from './user-pool-authorizer';
import type { Handler } from '../chain/handler';
import type { AuthorizationModel } from '../model';

export type { AuthorizerOptions, LocalCredentials, UserPoolKeys } from './options';

/** All kinds of authorizers of a gateway, as the one handler that the chain asks. What they have found out is kept as long as this handler is. */
export function authorizersOf({ userPools, credentials }: AuthorizerOptions = {}): Handler {
  const authorizers: { readonly [T in AuthorizationModel['type']]: Authorizer<T> } = {
    NONE: () => ({}),
    AWS_IAM: iamAuthorizer(credentials),
    COGNITO_USER_POOLS: userPoolAuthorizer(userPools),
    CUSTOM: lambdaAuthorizer(),
  };
  return (exchange, services) => {
    const authorization = exchange.method?.authorization ?? { type: 'NONE' };
    return (authorizers[authorization.type] as Authorizer<AuthorizationModel['type']>)(exchange, authorization, services);
  };
}
