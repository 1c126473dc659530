/**
 * What the suites expect of the application that they deploy: all that is known here about `examples/photo-upload`.
 * The app is one stack. Its context values `variant=second` (the same app after a change) and `emulator=localstack`
 * (no functions) are for these tests.
 */
export const contract = {
  stage: 'prod',

  /** Stack outputs, found by the end of their names, so that a construct's scope may stand before them. */
  outputs: { apiId: /ApiId$/, bucket: /BucketName$/, userPoolId: /UserPoolId$/, clientId: /ClientId$/ },

  signIn: { username: 'ann@example.com', redirectUri: 'http://localhost:3000/', scope: 'openid photos/write' },

  /** A mock without an authorizer. */
  health: { path: '/health', body: { status: 'ok' } },

  /** CORS, on every path. */
  cors: { path: '/photos/x.png', allowed: ['https://app.example.com', 'https://admin.example.com'] },

  /** Direct S3 integrations; a user's photos lie below a prefix of their own, whatever the client sends. */
  photo: (key) => `/photos/${key}`,
  original: (sub, key) => `originals/${sub}/${key}`,
  downloadHeaders: { 'x-content-type-options': 'nosniff', 'content-disposition': 'attachment', 'content-security-policy': 'sandbox' },

  /** Made by a function when an original is stored, and served like an original. */
  thumbnailPath: (key) => `/photos/${key}/thumbnail`,
  thumbnail: (sub, key) => `thumbnails/${sub}/${key}`,

  /** Lambda proxies: `{ limit, photos, next }`, with an ID token; `{ key, type, size, thumbnail }`, likewise; anything, with a signature. */
  list: (query = '') => `/photos${query}`,
  info: (key) => `/photos/${key}/info`,
  report: '/reports/daily',

  /** What the second variant changes: the list's default limit, and there is no `info`. */
  limit: { first: 50, second: 20 },
};

/** The stack's outputs under the names of `contract.outputs`. */
export function readOutputs(outputs) {
  return Object.fromEntries(Object.entries(contract.outputs).map(([name, pattern]) => {
    const found = Object.keys(outputs).filter((key) => pattern.test(key));
    if (found.length !== 1) throw new Error(`outputs ${Object.keys(outputs)}: expected one that matches ${pattern}`);
    return [name, outputs[found[0]]];
  }));
}
