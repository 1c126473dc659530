import type { ChainServices, Note } from '../chain/handler';
import type { Exchange } from '../exchange';
import type { AuthorizationModel } from '../model';

/** The keys that a user pool signs its tokens with, and by what name. */
export interface UserPoolKeys {
  /** A JSON Web Key Set, or the URL that it is loaded from. */
  readonly jwks: { readonly keys: readonly object[] } | string;
  /** What stands as `iss` in the pool's tokens. @default - the issuer of a user pool of that ARN */
  readonly issuer?: string;
}

/** Credentials that requests may be signed with. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The token that temporary credentials come with. @default - the credentials are no temporary ones */
  readonly sessionToken?: string;
  /** When temporary credentials end. @default - never */
  readonly expiration?: Date;
  /** Whose they are: `$context.identity.userArn`. @default - a user named `local` of the account */
  readonly userArn?: string;
  /** @default - the account of `userArn`, else that of the API */
  readonly accountId?: string;
  /** The organization of that account. @default - it is in none */
  readonly principalOrgId?: string;
}

/** What authorizers know beside what the template says. */
export interface AuthorizerOptions {
  /** By ARN, by pool id or by logical id, with or without the hash that CDK appends. @default - no token is valid */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
  /** @default - no signature is valid */
  readonly credentials?: readonly LocalCredentials[];
}

/** Finds out who calls and fills in `exchange.caller`, or throws a `GatewayFailure`. */
export type Authorizer<T extends AuthorizationModel['type']> = (
  exchange: Exchange, authorization: Extract<AuthorizationModel, { readonly type: T }>, services: ChainServices,
) => Promise<Note> | Note;
