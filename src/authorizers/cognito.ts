import { createHash } from 'crypto';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { GatehouseError, assertShape, quote } from '../errors';
import { placeOf } from '../mapping';
import type { IRestAuthorizer, RestAuthorizerConfig, RestAuthorizerContext } from './rest-authorizer';

/** Options of `Authorizers.cognito`. */
export interface CognitoAuthorizerOptions {
  /**
   * The app clients whose tokens are accepted, by id.
   *
   * REST gateways cannot check them: `GH_AUTHORIZER_CLIENTS`.
   *
   * @default - every client of the pools
   */
  readonly clients?: string[];

  /**
   * Further user pools whose tokens are accepted.
   *
   * @default - none
   */
  readonly additionalPools?: IUserPoolRef[];
}

/**
 * Tokens of Amazon Cognito user pools in the `Authorization` header.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export class CognitoAuthorizer implements IRestAuthorizer {
  private readonly userPool: IUserPoolRef;
  private readonly options: CognitoAuthorizerOptions;
  private knownIdentity?: string;

  constructor(userPool: IUserPoolRef, options: CognitoAuthorizerOptions = {}) {
    this.userPool = userPool;
    this.options = options;
  }

  public bindRestAuthorizer(_route: RestAuthorizerContext): RestAuthorizerConfig {
    assertShape('the options of Authorizers.cognito', this.options, { clients: 'texts', additionalPools: 'list' });
    for (const pool of this.pools) if (typeof pool?.userPoolRef !== 'object') throw noPool(pool);
    if (this.options.clients) throw clientsRefused(this.options.clients);
    return {
      label: `cognito:${this.pools.map((pool) => pool.node.id).join('+')}`,
      schemeName: 'cognito',
      schemeIdentity: this.identity,
      scheme: {
        'type': 'apiKey',
        'name': 'Authorization',
        'in': 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: this.pools.map((pool) => pool.userPoolRef.userPoolArn) },
      },
      checksScopes: true,
      yieldsClaims: true,
    };
  }

  private get pools(): IUserPoolRef[] {
    return [this.userPool, ...this.options.additionalPools ?? []];
  }

  /** From where the pools stand in the construct tree: equal authorizers are one, and it is known at synth. */
  private get identity(): string {
    this.knownIdentity ??= createHash('sha256').update(this.pools.map(placeOf).join('\n')).digest('hex').slice(0, 8);
    return this.knownIdentity;
  }
}

function noPool(pool: unknown): GatehouseError {
  return new GatehouseError({
    code: 'GH_TYPE',
    given: `Authorizers.cognito has ${quote(pool)} where a user pool is due`,
    allowed: 'user pools of this app, or imported ones',
    fix: 'Hand over the construct itself',
  });
}

function clientsRefused(clients: string[]): GatehouseError {
  return new GatehouseError({
    code: 'GH_AUTHORIZER_CLIENTS',
    given: `Authorizers.cognito has ${clients.length} clients`,
    allowed: 'pools and scopes on REST gateways, whose Cognito authorizer takes the tokens of every client of a pool',
    fix: 'Remove `clients`, give those clients a scope of their own and require it on the routes, or use one pool for them',
  });
}
