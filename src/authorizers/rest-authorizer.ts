/** What an authorizer may know of the route that it guards. */
export interface RestAuthorizerContext {
  /** The method of the route, `ANY` included. */
  readonly method: string;
  /** The path of the route. */
  readonly path: string;
  /** The scopes that the route asks for. */
  readonly scopes: string[];
}

/** Who may use a route of a REST gateway, as data. */
export interface RestAuthorizerConfig {
  /** What route lists print, for example `cognito:Users`. */
  readonly label: string;
  /**
   * The name of the OpenAPI security scheme.
   *
   * @default - no scheme: the route is public
   */
  readonly schemeName?: string;
  /**
   * What tells two schemes of one name apart; it is added to the name where a gateway has several.
   *
   * @default - every scheme of that name is the same
   */
  readonly schemeIdentity?: string;
  /**
   * The OpenAPI security scheme, with API Gateway's extensions.
   *
   * @default - no scheme: the route is public
   */
  readonly scheme?: { [key: string]: any };
  /**
   * Whether it can check a route's scopes.
   *
   * @default false
   */
  readonly checksScopes?: boolean;
  /**
   * Whether the caller's claims stand in `context.authorizer.claims`.
   *
   * @default false
   */
  readonly yieldsClaims?: boolean;
  /**
   * Whether IAM policies decide, so that `grantInvoke` has an effect.
   *
   * @default false
   */
  readonly usesIam?: boolean;
}

/** An authorizer that a REST gateway can carry. */
export interface IRestAuthorizer {
  /**
   * Describes the authorizer for one route. Pure: it makes no constructs and changes none.
   *
   * @param route the route that it will guard
   */
  bindRestAuthorizer(route: RestAuthorizerContext): RestAuthorizerConfig;
}
