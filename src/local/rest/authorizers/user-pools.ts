import type { UserPoolKeys } from './options';
import { refusals } from './refusals';
import { tokenVerifier } from './token-verifier';
import type { TokenVerifier } from './token-verifier';

const POOL_ARN = /^arn:(aws[a-z-]*):cognito-idp:([^:]+):[^:]*:userpool\/((?:[^_]+_)?(.+))$/;
/** What CDK appends to the id of a construct. */
const HASH = /[0-9A-F]{8}$/;

/** Finds the keys of user pools by their ARN. */
export class UserPools {
  private readonly keys: ReadonlyMap<string, UserPoolKeys>;
  private readonly verifiers = new Map<string, TokenVerifier>();

  constructor(pools: Readonly<Record<string, UserPoolKeys>> = {}) {
    this.keys = new Map(Object.entries(pools));
  }

  /** Checks the tokens of a pool; throws where nobody has said what its keys are. */
  public verifierOf(arn: string): TokenVerifier {
    const verifier = this.verifiers.get(arn) ?? this.newVerifier(arn);
    this.verifiers.set(arn, verifier);
    return verifier;
  }

  private newVerifier(arn: string): TokenVerifier {
    const [, partition, region, poolId, name = arn] = POOL_ARN.exec(arn) ?? [];
    const names = [arn, poolId, name, name.replace(HASH, '')];
    const keys = names.map((each) => this.keys.get(each)).find((each) => each !== undefined);
    const hint = `give the gateway \`userPools: { '${name.replace(HASH, '')}': … }\``;
    if (!keys) throw refusals.faultyAuthorizer(`Nobody has said which keys ${arn} has: ${hint}.`);
    try {
      return tokenVerifier({ ...keys, jwks: keys.jwks, issuer: keys.issuer ?? issuerOf(partition, region, poolId) });
    } catch (error) {
      throw refusals.faultyAuthorizer(`The keys of ${arn} are none: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html */
function issuerOf(partition: string | undefined, region: string | undefined, poolId: string | undefined): string {
  return `https://cognito-idp.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}/${poolId}`;
}
