import type { IRestAuthorizer, RestAuthorizerConfig, RestAuthorizerContext } from './rest-authorizer';

/** Everybody may call. */
export class NoneAuthorizer implements IRestAuthorizer {
  public bindRestAuthorizer(_route: RestAuthorizerContext): RestAuthorizerConfig {
    return { label: 'none' };
  }
}
