import { LocalUserPool } from '../local-user-pool';
import type { AuthorizerOptions } from '../rest/authorizers';
import type { AuthorizationModel, RestApiModel, StageModel } from '../rest/model';

/** Who may call the APIs that a command serves: user pools and credentials for this run, and how to use them. */
export interface Callers {
  readonly options: Required<AuthorizerOptions>;
  /** What to send to an API, line by line; nothing where whoever calls may call. */
  linesFor(api: RestApiModel, stage: StageModel): string[];
}

type ByPool = Extract<AuthorizationModel, { readonly type: 'COGNITO_USER_POOLS' }>;

const DAY = 24 * 3600;
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Makes callers for all user pools of some APIs, one user for each. */
export function callersOf(apis: readonly RestApiModel[]): Callers {
  const arns = [...new Set(apis.flatMap(poolsOf).flatMap(({ authorizer }) => authorizer.providerArns))];
  const pools = new Map(arns.map((arn) => [arn, new LocalUserPool({ name: arn })]));
  return {
    options: { userPools: Object.fromEntries(pools), credentials: [CREDENTIALS] },
    linesFor: (api, stage) => [...tokens(api, pools), ...signatures(api), ...keys(stage)],
  };
}

function poolsOf({ methods }: RestApiModel): ByPool[] {
  return methods.map(({ authorization }) => authorization).filter((each) => each.type === 'COGNITO_USER_POOLS');
}

/** An ID token for methods without scopes, an access token with all scopes for the others; good for a day. */
function tokens(api: RestApiModel, pools: ReadonlyMap<string, LocalUserPool>): string[] {
  return [...pools].flatMap(([arn, pool]) => {
    const wanted = poolsOf(api).filter(({ authorizer }) => authorizer.providerArns.includes(arn));
    const scopes = [...new Set(wanted.flatMap((each) => each.scopes))].sort().join(' ');
    const exp = Math.floor(Date.now() / 1000) + DAY;
    const name = arn.split('/').pop();
    return [
      ...wanted.some((each) => each.scopes.length === 0) ? ['', `An ID token of the user pool ${name}, for the header Authorization:`, pool.idToken({ exp })] : [],
      ...scopes === '' ? [] : ['', `An access token of the user pool ${name} with ${scopes}:`, pool.accessToken({ exp, scope: scopes })],
    ];
  });
}

function signatures({ methods }: RestApiModel): string[] {
  if (!methods.some(({ authorization }) => authorization.type === 'AWS_IAM')) return [];
  const { accessKeyId, secretAccessKey } = CREDENTIALS;
  return ['', 'Signed requests, for IAM:', `curl --aws-sigv4 aws:amz:us-east-1:execute-api --user ${accessKeyId}:${secretAccessKey} …`];
}

function keys({ usagePlans }: StageModel): string[] {
  const usable = usagePlans.flatMap((plan) => plan.keys.filter(({ enabled }) => enabled).map(({ value }) => `${value} (${plan.name})`));
  return usable.length === 0 ? [] : ['', 'API keys, for the header X-Api-Key:', ...usable];
}
