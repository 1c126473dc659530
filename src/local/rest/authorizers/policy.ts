import { refusals } from './refusals';
import { methodArn } from '../events';
import type { Exchange } from '../exchange';
import { headerOf } from '../parameters';
import { evaluatePolicy } from '../policy';
import type { ConditionContext, Verdict } from '../policy';

const ACTION = 'execute-api:Invoke';

const REFUSALS: Readonly<Record<Exclude<Verdict, 'Allow'>, string>> = {
  Deny: 'User is not authorized to access this resource with an explicit deny in an identity-based policy',
  neither: `User is not authorized to access this resource because no identity-based policy allows the ${ACTION} action`,
};

/**
 * Asks the policy that a function returned whether the caller may call this method, whichever method it was returned for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function assertAllowed(exchange: Exchange, policy: unknown): void {
  const verdict = evaluatePolicy(policy, { action: ACTION, resource: methodArn(exchange), context: contextOf(exchange) });
  if (verdict !== 'Allow') throw refusals.accessDenied(REFUSALS[verdict]);
}

function contextOf({ request: { sourceIp, headers, time } }: Exchange): ConditionContext {
  return {
    'aws:sourceip': sourceIp,
    'aws:useragent': headerOf(headers, 'user-agent'),
    'aws:referer': headerOf(headers, 'referer'),
    'aws:securetransport': 'true',
    'aws:currenttime': time.toISOString(),
    'aws:epochtime': String(Math.floor(time.getTime() / 1000)),
  };
}
