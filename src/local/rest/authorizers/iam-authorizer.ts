import { createHash } from 'crypto';
import type { Authorizer, LocalCredentials } from './options';
import { signerOf } from './signature-check';
import { placeOf } from '../events';
import type { Caller } from '../exchange';

/**
 * Checks signatures of requests with the credentials that are known, and says whose they are.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export function iamAuthorizer(credentials: readonly LocalCredentials[] = []): Authorizer<'AWS_IAM'> {
  const known = new Map(credentials.map((each) => [each.accessKeyId, each]));
  return (exchange, _, services) => {
    const { account } = placeOf(exchange);
    exchange.caller = callerOf(signerOf(exchange, known, services.now()), account);
    return { details: { identity: exchange.caller.identity } };
  };
}

function callerOf({ accessKeyId, userArn, accountId, principalOrgId }: LocalCredentials, account: string): Caller {
  const owner = accountId ?? userArn?.split(':')[4] ?? account;
  const arn = userArn ?? `arn:aws:iam::${owner}:user/local`;
  const user = userIdOf(arn);
  const organization = principalOrgId === undefined ? {} : { principalOrgId };
  return { identity: { accessKey: accessKeyId, accountId: owner, caller: user, user, userArn: arn, ...organization } };
}

/**
 * An id as IAM makes them up, but always the same for the same ARN; sessions of roles have their name behind it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
function userIdOf(arn: string): string {
  const [, role, session] = /:assumed-role\/(.+)\/([^/]+)$/.exec(arn) ?? [];
  const hash = createHash('sha256').update(role ?? arn).digest('hex').toUpperCase().slice(0, 17);
  return session === undefined ? `AIDA${hash}` : `AROA${hash}:${session}`;
}
