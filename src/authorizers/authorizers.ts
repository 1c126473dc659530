import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { CognitoAuthorizer } from './cognito';
import type { CognitoAuthorizerOptions } from './cognito';
import { IamAuthorizer } from './iam';
import { NoneAuthorizer } from './none';

/** Who may use a route: plain values without a construct id, good for any number of routes and gateways. */
export class Authorizers {
  /** Everybody: the route is public. */
  public static none(): NoneAuthorizer {
    return new NoneAuthorizer();
  }

  /**
   * Callers with AWS credentials whose policies allow `execute-api:Invoke`; see `grantInvoke`.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
   */
  public static iam(): IamAuthorizer {
    return new IamAuthorizer();
  }

  /**
   * Holders of a token of a Cognito user pool, sent in the `Authorization` header.
   *
   * Which token depends on the route: **without scopes** API Gateway takes the *ID token* and refuses access tokens; **with scopes** it
   * takes the *access token* that has one of them and refuses ID tokens. A client that sends one kind everywhere gets 401 on the other
   * routes. Scopes come from a resource server of the pool, and tokens carry them only through its OAuth endpoints.
   *
   * @param userPool the pool, of this stack or another, or imported
   * @param options further pools
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
   */
  public static cognito(userPool: IUserPoolRef, options?: CognitoAuthorizerOptions): CognitoAuthorizer {
    return new CognitoAuthorizer(userPool, options);
  }

  private constructor() {}
}
