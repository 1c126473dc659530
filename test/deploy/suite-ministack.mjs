import path from 'node:path';
import { Bucket, signedFor, signIn } from './aws.mjs';
import { Cdk } from './cdk.mjs';
import { equal, eventually, isTrue } from './checks.mjs';
import { contract, readOutputs } from './contract.mjs';
import { Gateway } from './http.mjs';
import { startMiniStack } from './ministack.mjs';
import { png } from './png.mjs';

const token = (authorization) => ({ headers: { authorization } });
const signed = { headers: signedFor('execute-api') };
const MISSING = [403, { message: 'Missing Authentication Token' }];

/** The whole application: functions, the notification, authorizers, a second deployment, its end. */
export async function miniStackSuite(checks, appFolder) {
  const emulator = await startMiniStack();
  try {
    const cdk = new Cdk(emulator, appFolder);
    const [first, second] = ['first', 'second'].map((name) => path.join(emulator.folder, `assembly-${name}`));
    await cdk.bootstrap();
    await cdk.synth(first);
    const stack = readOutputs(await cdk.deploy(first));
    const gateway = new Gateway(emulator.port, stack.apiId, contract.stage);
    const bucket = new Bucket(emulator.port, stack.bucket);
    const user = await signIn(emulator.port, stack, contract.signIn);

    await notification(checks, bucket, user);
    await functions(checks, gateway, user);
    await authorizers(checks, gateway, user);
    await gaps(checks, gateway, user);

    await cdk.synth(second, { variant: 'second' });
    const changed = readOutputs(await cdk.deploy(second));
    const after = new Gateway(emulator.port, changed.apiId, contract.stage);
    await checks.gap('a changed body keeps the API id (MiniStack makes a new API)', () => {
      isTrue(changed.apiId !== stack.apiId, 'it is kept');
    });
    await secondDeployment(checks, after, user);

    await checks.check('cdk destroy', () => cdk.destroy(second));
    await checks.check('after it no API answers', async () => {
      equal((await after.send('GET', contract.list(), token(user.idToken))).status, 404, 'status');
    });
  } finally {
    await emulator.stop();
  }
}

/** Two photos; the second one's name needs encoding everywhere. */
const PHOTOS = ['a.png', 'b c é#.png'];

async function notification(checks, bucket, { sub }) {
  const photo = png(400);
  for (const name of PHOTOS) {
    await checks.check(`"${name}" put into the bucket gets its thumbnail`, async () => {
      equal((await bucket.put(contract.original(sub, name), photo, 'image/png')).status, 200, 'put');
      const key = contract.thumbnail(sub, name);
      const thumbnail = await eventually(async () => {
        const answer = await bucket.get(key);
        return answer.status === 200 && answer;
      }, `${key} exists`);
      isTrue(/^image\/(png|jpeg)$/.test(thumbnail.headers['content-type']), `content type ${thumbnail.headers['content-type']}`);
      isTrue(thumbnail.bytes.length > 0 && thumbnail.bytes.length < photo.length, `${thumbnail.bytes.length} of ${photo.length} bytes`);
    });
  }
}

async function functions(checks, gateway, { idToken }) {
  const list = async (query) => {
    const answer = await gateway.send('GET', contract.list(query), token(idToken));
    equal(answer.status, 200, answer.text);
    const { limit, photos, next } = answer.json;
    return { limit, next, keys: photos.map(({ key }) => key) };
  };
  await checks.check('Lambda proxy: without query parameters', async () => {
    const { limit, keys } = await list();
    equal([limit, keys], [contract.limit.first, PHOTOS], 'answer');
  });
  await checks.check('Lambda proxy: query parameters', async () => {
    equal(await list('?limit=1'), { limit: 1, next: PHOTOS[0], keys: [PHOTOS[0]] }, 'first page');
    equal((await list(`?limit=1&after=${encodeURIComponent(PHOTOS[0])}`)).keys, [PHOTOS[1]], 'second page');
  });
  await checks.check('Lambda proxy: a path parameter, decoded', async () => {
    const answer = await gateway.send('GET', contract.info(encodeURIComponent(PHOTOS[1])), token(idToken));
    equal(answer.status, 200, answer.text);
    const { key, type, size, thumbnail } = answer.json;
    equal({ key, type, size, thumbnail }, { key: PHOTOS[1], type: 'image/png', size: png(400).length, thumbnail: true }, 'answer');
  });
  for (const [origin, expected] of [[contract.cors.allowed[1], contract.cors.allowed[1]], ['https://evil.example.com', undefined]]) {
    await checks.check(`Lambda proxy: CORS for ${origin}`, async () => {
      const { headers } = await gateway.send('GET', contract.list(), { headers: { authorization: idToken, origin } });
      equal(headers['access-control-allow-origin'], expected, 'allowed origin');
    });
  }
}

async function authorizers(checks, gateway, { idToken, accessToken }) {
  await checks.check('a route that is not there: 403', async () => {
    const answer = await gateway.send('GET', '/nowhere');
    equal([answer.status, answer.json], MISSING, 'answer');
  });
  const forged = `${idToken.slice(0, idToken.lastIndexOf('.'))}.AAAA`;
  for (const [what, options] of [['no token', {}], ['no JWT', token('nonsense')], ['a forged signature', token(forged)]]) {
    await checks.check(`Cognito: ${what}: 401`, async () => {
      equal((await gateway.send('GET', contract.list(), options)).status, 401, 'status');
    });
  }
  const upload = async (authorization) => {
    const headers = { 'content-type': 'image/png', ...authorization && { authorization } };
    return (await gateway.send('PUT', contract.photo('x.png'), { headers, body: png(8) })).status;
  };
  await checks.check('Cognito: the upload without a token, and with one that lacks the scope: 401', async () => {
    equal([await upload(), await upload(idToken)], [401, 401], 'status');
  });
  await checks.gap('the upload with the scope passes (MiniStack: past the authorizer its S3 integration answers 504)', async () => {
    equal(await upload(accessToken), 504, 'status');
  });
  await checks.check('IAM: unsigned 403, signed 200', async () => {
    equal((await gateway.send('GET', contract.report)).status, 403, 'unsigned');
    equal((await gateway.send('GET', contract.report, signed)).status, 200, 'signed');
  });
}

async function gaps(checks, gateway, { idToken, accessToken }) {
  await checks.gap('a mock answers its template (MiniStack: 200 {})', async () => {
    const answer = await gateway.send('GET', contract.health.path);
    equal([answer.status, answer.text], [200, '{}'], 'answer');
  });
  await checks.gap('a preflight answers (MiniStack: 200 {} without any header of CORS)', async () => {
    const answer = await gateway.send('OPTIONS', contract.cors.path, { headers: { origin: contract.cors.allowed[0] } });
    equal([answer.status, answer.text, answer.headers['access-control-allow-origin']], [200, '{}', undefined], 'answer');
  });
  await checks.gap('an S3 integration answers (MiniStack: 504)', async () => {
    equal((await gateway.send('GET', contract.photo('a.png'), token(idToken))).status, 504, 'status');
  });
  await checks.gap('an access token is no ID token (MiniStack takes either where no scope is asked for)', async () => {
    equal((await gateway.send('GET', contract.list(), token(accessToken))).status, 200, 'status');
  });
}

async function secondDeployment(checks, gateway, { idToken }) {
  await checks.check('second deployment: the changed route answers anew', async () => {
    const answer = await gateway.send('GET', contract.list(), token(idToken));
    equal([answer.status, answer.json.limit], [200, contract.limit.second], answer.text);
  });
  await checks.check('second deployment: the removed route is gone', async () => {
    const answer = await gateway.send('GET', contract.info(PHOTOS[0]), token(idToken));
    equal([answer.status, answer.json], MISSING, 'answer');
  });
}
