import { methodArn, placeOf } from '../events';
import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { headerOf } from '../parameters';
import { evaluatePolicy } from '../policy';
import type { Verdict } from '../policy';
import type { Note } from './handler';

const ACTION = 'execute-api:Invoke';

/**
 * Asks the API's resource policy before the caller is known: where a function authorizes, a denial ends the request, and where nothing
 * does, so does silence. IAM and user pools are asked first, so there it waits: what denies all but some accounts would deny everybody here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function resourcePolicy(exchange: Exchange): Note | void {
  return judge(exchange, (verdict, type) => (type === 'CUSTOM' && verdict === 'Deny') || (type === 'NONE' && verdict !== 'Allow'));
}

/**
 * Asks it again once the caller is known. User pools authenticate only, so the policy must allow; so it must for IAM callers of other
 * accounts, while those of the API's own need no more than their own policies.
 */
export function resourcePolicyOfCaller(exchange: Exchange): Note | void {
  return judge(exchange, (verdict, type) => verdict === 'Deny' || (verdict === 'neither' && (type === 'COGNITO_USER_POOLS' || isOfAnotherAccount(exchange, type))));
}

function isOfAnotherAccount(exchange: Exchange, type: string | undefined): boolean {
  const account = exchange.caller.identity?.accountId;
  return type === 'AWS_IAM' && account !== undefined && account !== placeOf(exchange).account;
}

function judge(exchange: Exchange, isDenied: (verdict: Verdict, type: string | undefined) => boolean): Note | void {
  const { api: { policy }, method, caller } = exchange;
  if (policy === undefined || policy === null) return undefined;
  const resource = methodArn(exchange);
  const principal = caller.identity?.userArn;
  const verdict = evaluatePolicy(policy, { action: ACTION, resource, principal, context: contextOf(exchange) });
  if (isDenied(verdict, method?.authorization.type)) throw failures.accessDenied(refusal(verdict, resource, principal ?? 'anonymous'));
  return { details: { verdict, resource } };
}

/** As AWS words it, which shows the last digits of the account only. */
function refusal(verdict: Verdict, resource: string, user: string): string {
  const masked = resource.replace(/:\d{8}(\d{4}):/, ':********$1:');
  const why = verdict === 'Deny' ? 'with an explicit deny in a resource-based policy' : `because no resource-based policy allows the ${ACTION} action`;
  return `User: ${user} is not authorized to perform: ${ACTION} on resource: ${masked} ${why}`;
}

/** What conditions ask about. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html */
function contextOf({ api, request, caller }: Exchange): Readonly<Record<string, string | undefined>> {
  const { identity } = caller;
  return {
    ...api.endpointType === 'PRIVATE'
      ? { 'aws:vpcsourceip': request.sourceIp, 'aws:sourcevpce': request.sourceVpce, 'aws:sourcevpc': request.sourceVpc }
      : { 'aws:sourceip': request.sourceIp },
    'aws:useragent': headerOf(request.headers, 'user-agent'),
    'aws:referer': headerOf(request.headers, 'referer'),
    'aws:principalarn': identity?.userArn,
    'aws:principalaccount': identity?.accountId,
    'aws:principalorgid': identity?.principalOrgId,
    'aws:securetransport': 'true',
    'aws:currenttime': request.time.toISOString(),
    'aws:epochtime': String(Math.floor(request.time.getTime() / 1000)),
  };
}
