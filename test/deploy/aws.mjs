import { createHash, randomBytes } from 'node:crypto';
import { get, send } from './http.mjs';

/** The emulators look only at the credential scope, to tell which service is meant; they check no signature. */
export const signedFor = (service) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

/** A service of the JSON protocols, asked directly and not through the gateway: `json(port, 'sqs', 'AmazonSQS.ReceiveMessage', { … })`. */
export async function json(port, service, target, input) {
  const headers = { ...signedFor(service), 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
  return (await accepted(target, send(port, 'POST', '/', { headers, body: JSON.stringify(input) }))).json;
}

/** A bucket, asked directly and not through the gateway. */
export class Bucket {
  constructor(port, name) {
    Object.assign(this, { port, name });
  }

  #path(key) {
    return `/${this.name}/${key.split('/').map(encodeURIComponent).join('/')}`;
  }

  put(key, body, contentType) {
    return send(this.port, 'PUT', this.#path(key), { headers: { ...signedFor('s3'), 'content-type': contentType }, body });
  }

  get(key) {
    return get(this.port, this.#path(key), { headers: signedFor('s3') });
  }

  delete(key) {
    return send(this.port, 'DELETE', this.#path(key), { headers: signedFor('s3') });
  }

  /** All keys (of up to 1000). */
  async keys() {
    const { text } = await get(this.port, `/${this.name}?list-type=2&encoding-type=url`, { headers: signedFor('s3') });
    return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => decodeURIComponent(key.replaceAll('+', ' ')));
  }

  /** The tags as `key=value`. */
  async tags() {
    const { text } = await get(this.port, `/${this.name}?tagging`, { headers: signedFor('s3') });
    return [...text.matchAll(/<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>/g)].map(([, key, value]) => `${key}=${value}`);
  }

  tag(key, value) {
    const body = `<Tagging><TagSet><Tag><Key>${key}</Key><Value>${value}</Value></Tag></TagSet></Tagging>`;
    return send(this.port, 'PUT', `/${this.name}?tagging`, { headers: signedFor('s3'), body });
  }
}

/**
 * Makes a user in the pool and signs in on Cognito's own page, as a browser does (with PKCE): only so does an access token
 * carry the scopes of a resource server. Resolves to `{ sub, idToken, accessToken }`.
 */
export async function signIn(port, { userPoolId, clientId }, { username, redirectUri, scope }) {
  await createUser(port, userPoolId, username);

  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const form = (path, fields) => send(port, 'POST', path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  const page = await form('/login', {
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    username,
    password: PASSWORD,
  });
  if (page.status !== 302) throw new Error(`sign-in page: ${page.status} ${page.text}`);
  const code = new URL(page.headers.location).searchParams.get('code');
  const tokens = (await accepted('token', form('/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  }))).json;
  const { sub } = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url').toString());
  return { sub, idToken: tokens.id_token, accessToken: tokens.access_token };
}

/** Makes a user in the pool and signs in by its password, with credentials of the account. Resolves to `{ idToken }`. */
export async function passwordSignIn(port, { userPoolId, clientId }, username) {
  await createUser(port, userPoolId, username);
  const { json } = await cognito(port, 'AdminInitiateAuth', {
    UserPoolId: userPoolId,
    ClientId: clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD },
  });
  return { idToken: json.AuthenticationResult.IdToken };
}

/** Invokes the one function whose name has `name` in it, and resolves to what it returns or to its error. */
export async function invoke(port, name, event) {
  const headers = signedFor('lambda');
  const { json } = await accepted('ListFunctions', get(port, '/2015-03-31/functions/', { headers }));
  const { FunctionName } = json.Functions.find((each) => each.FunctionName.includes(name));
  return (await accepted(name, send(port, 'POST', `/2015-03-31/functions/${FunctionName}/invocations`, { headers, body: JSON.stringify(event) }))).json;
}

const PASSWORD = 'Correct-horse-battery-1';

async function createUser(port, userPoolId, username) {
  await cognito(port, 'AdminCreateUser', { UserPoolId: userPoolId, Username: username, MessageAction: 'SUPPRESS' });
  await cognito(port, 'AdminSetUserPassword', { UserPoolId: userPoolId, Username: username, Password: PASSWORD, Permanent: true });
}

function cognito(port, action, input) {
  return accepted(action, send(port, 'POST', '/', {
    headers: {
      ...signedFor('cognito-idp'),
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(input),
  }));
}

async function accepted(what, sent) {
  const answer = await sent;
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  return answer;
}
