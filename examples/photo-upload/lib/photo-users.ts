import { Aws, Duration, Fn } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

/**
 * The users: an administrator makes them, they sign in on Cognito's own page.
 *
 * That page is needed: the scope `photos/write` comes into access tokens by OAuth only, not by the sign-in calls of the SDKs.
 */
export class PhotoUsers extends UserPool {
  public readonly client: UserPoolClient;
  public readonly domain: UserPoolDomain;
  /** The scope of an access token that may upload. */
  public readonly writeScope = 'photos/write';

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
    const write = new ResourceServerScope({ scopeName: 'write', scopeDescription: 'Upload photos' });
    const server = this.addResourceServer('Photos', { identifier: 'photos', scopes: [write] });
    this.domain = this.addDomain('SignIn', { cognitoDomain: { domainPrefix: `photos-${partOfStackId()}` } });
    this.client = this.addClient('Web', {
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(server, write)],
        // The second one is for signing in from a shell: the code stands in the browser's address bar.
        callbackUrls: ['https://app.example.com/signed-in', 'http://localhost:3000/'],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
    });
  }
}

/** A sign-in page's name is unique among all accounts of a region; the stack's id is, and it says nothing of the account. */
function partOfStackId(): string {
  const uuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.select(0, Fn.split('-', uuid));
}
