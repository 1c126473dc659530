import type { IRestAuthorizer, RestAuthorizerConfig } from './rest-authorizer';

/** Everybody may call. */
export class NoneAuthorizer implements IRestAuthorizer {
  public bindRestAuthorizer(): RestAuthorizerConfig {
    return { label: 'none' };
  }
}
