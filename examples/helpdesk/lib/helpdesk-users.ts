import { Aws, Duration, Fn } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

const TOKENS = { preventUserExistenceErrors: true, enableTokenRevocation: true, accessTokenValidity: Duration.hours(1) };

/**
 * The customers, whom an administrator makes, and the desk's own system, which announces.
 *
 * A scope says what a client may, not which user: whoever signs in by a client can have all of its scopes. So the scope to announce is that of a client
 * with a secret and no users.
 */
export class HelpdeskUsers extends UserPool {
  /** Where customers sign in. Their ID tokens have no scopes. */
  public readonly client: UserPoolClient;
  /** The desk's system: it gets access tokens for its secret. */
  public readonly desk: UserPoolClient;
  public readonly domain: UserPoolDomain;
  /** The scope of an access token that may announce. */
  public readonly announceScope = 'helpdesk/announce';

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
    });
    this.domain = this.addDomain('SignIn', { cognitoDomain: { domainPrefix: `desk-${partOfStackId()}` } });
    this.client = this.addClient('Web', {
      ...TOKENS,
      generateSecret: false,
      // The second one is for signing in from a shell, with credentials of the account.
      authFlows: { userSrp: true, adminUserPassword: true },
      disableOAuth: true,
      idTokenValidity: Duration.hours(1),
    });
    const announce = new ResourceServerScope({ scopeName: 'announce', scopeDescription: 'Announce to everybody' });
    const server = this.addResourceServer('Helpdesk', { identifier: 'helpdesk', scopes: [announce] });
    this.desk = this.addClient('Desk', {
      ...TOKENS,
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, announce)] },
    });
  }
}

/** The name of a pool's domain is unique among all accounts of a region; the stack's id is, and it says nothing of the account. */
function partOfStackId(): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.select(0, Fn.split('-', uuid));
}
