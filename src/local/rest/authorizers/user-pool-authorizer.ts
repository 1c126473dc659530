import { claimsOf } from './claims';
import { identityOf } from './identity';
import type { Authorizer, UserPoolKeys } from './options';
import { refusals } from './refusals';
import { KeysUnreachable, issuerOf } from './token-verifier';
import type { TokenVerifier } from './token-verifier';
import { UserPools } from './user-pools';
import { GatewayFailure } from '../gateway-failure';
import type { AuthorizerModel } from '../model';
import { fitsJavaRegex } from '../templates';

type Payload = Readonly<Record<string, unknown>>;

const EXPIRED = 'The incoming token has expired';

/**
 * Checks tokens of user pools: an ID token, or an access token with one of the scopes where the method has some.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function userPoolAuthorizer(userPools?: Readonly<Record<string, UserPoolKeys>>): Authorizer<'COGNITO_USER_POOLS'> {
  const pools = new UserPools(userPools);
  return async (exchange, { authorizer, scopes }, services) => {
    const [identity] = identityOf(exchange, authorizer);
    const payload = await verified(identity.replace(/^Bearer\s+/i, ''), authorizer.providerArns, pools);
    const problem = problemOf(payload, authorizer, scopes, services.now().getTime() / 1000);
    if (problem !== undefined) throw problem === EXPIRED ? refusals.tokenExpired(problem) : refusals.unauthorized(problem);
    const claims = claimsOf(payload);
    exchange.caller = { authorizer: { claims } };
    return { details: { claims } };
  };
}

/** The payload of a token that one of the pools has signed. */
async function verified(token: string, arns: readonly string[], pools: UserPools): Promise<Payload> {
  const issuer = issuerOf(token);
  const found = arns.map((arn) => verifierOrFailure(arn, pools));
  const verifier = found.find((each) => !(each instanceof GatewayFailure) && each.issuer === issuer) as TokenVerifier | undefined;
  if (!verifier) throw found.find((each) => each instanceof GatewayFailure) ?? refusals.unauthorized(`The token is from ${issuer ?? 'nobody'}, which is none of the authorizer's user pools.`);
  try {
    return await verifier.verify(token);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw error instanceof KeysUnreachable ? refusals.faultyAuthorizer(message) : refusals.unauthorized(message);
  }
}

/** A pool that nobody knows the keys of matters only to tokens that no other pool has signed. */
function verifierOrFailure(arn: string, pools: UserPools): TokenVerifier | GatewayFailure {
  try {
    return pools.verifierOf(arn);
  } catch (error) {
    if (error instanceof GatewayFailure) return error;
    throw error;
  }
}

/** Why a token does not do; nothing where it does. */
function problemOf(payload: Payload, authorizer: AuthorizerModel, scopes: readonly string[], now: number): string | undefined {
  const { exp, nbf, token_use: use, scope, aud, client_id: client } = payload;
  const { identityValidationExpression: audience = '' } = authorizer;
  const wanted = scopes.length > 0 ? 'access' : 'id';
  const granted = String(scope ?? '').split(' ');
  const problems: ReadonlyArray<readonly [isOne: boolean, problem: string]> = [
    [typeof exp !== 'number' || exp <= now, EXPIRED],
    [typeof nbf === 'number' && nbf > now, 'The token is not valid yet.'],
    [use !== wanted, `The method takes a token of use ${wanted}, but token_use is ${String(use)}.`],
    [audience !== '' && !fitsJavaRegex(String(aud ?? client), audience), `The token is for ${String(aud ?? client)}, which does not fit ${audience}.`],
    [scopes.length > 0 && !scopes.some((each) => granted.includes(each)), `The token has none of the scopes ${scopes.join(', ')}.`],
  ];
  return problems.find(([isOne]) => isOne)?.[1];
}
