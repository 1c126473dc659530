import path from 'node:path';
import { Bucket } from './aws.mjs';
import { Cdk } from './cdk.mjs';
import { equal, isTrue, sameBytes } from './checks.mjs';
import { contract, readOutputs } from './contract.mjs';
import { Gateway } from './http.mjs';
import { startLocalStack } from './localstack.mjs';
import { png } from './png.mjs';

/** Keys as a client writes them into the path, and as they must be stored below the prefix. */
const HOSTILE = [
  ['user%2Fa.png', 'user/a.png'],
  ['..%2Fescape.png', '../escape.png'],
  ['a%2F..%2F..%2Fb.png', 'a/../../b.png'],
  ['%2Flead.png', '/lead.png'],
  ['a%3Fb.png', 'a?b.png'],
  ['%3Facl', '?acl'],
  ['a%23b.png', 'a#b.png'],
  ['a+b.png', 'a+b.png'],
  ['a%2Bc.png', 'a+c.png'],
  ['a%20b.png', 'a b.png'],
  ['a%25b.png', 'a%b.png'],
  ['a&b=c.png', 'a&b=c.png'],
  ['%C3%A9t%C3%A9%E2%82%AC.png', 'été€.png'],
];

/** Service integrations and mocks through the gateway's data plane; the same application, less its functions. */
export async function localStackSuite(checks, appFolder) {
  const emulator = await startLocalStack();
  try {
    const cdk = new Cdk(emulator, appFolder);
    const assembly = path.join(emulator.folder, 'assembly');
    await cdk.bootstrap();
    await cdk.synth(assembly, { emulator: 'localstack' });
    const stack = readOutputs(await cdk.deploy(assembly));
    const gateway = new Gateway(emulator.port, stack.apiId, contract.stage);
    const bucket = new Bucket(emulator.port, stack.bucket);

    await mocks(checks, gateway);
    await photos(checks, gateway, bucket);
    await hostileKeys(checks, gateway, bucket);
    await gaps(checks, gateway);
    for (const key of await bucket.keys()) await bucket.delete(key); // its function would do that
    await checks.check('cdk destroy', () => cdk.destroy(assembly));
  } finally {
    await emulator.stop();
  }
}

async function mocks(checks, gateway) {
  await checks.check('mock: status, type and body', async () => {
    const answer = await gateway.send('GET', contract.health.path);
    equal([answer.status, answer.headers['content-type'], answer.json], [200, 'application/json', contract.health.body], 'answer');
  });
  const preflight = (origin) => gateway.send('OPTIONS', contract.cors.path, { headers: { ...origin, 'access-control-request-method': 'PUT' } });
  for (const origin of contract.cors.allowed) {
    await checks.check(`preflight of ${origin}`, async () => {
      const { status, headers } = await preflight({ origin });
      isTrue(status === 200 || status === 204, `status ${status}`);
      equal(headers['access-control-allow-origin'], origin, 'allowed origin');
      equal(headers['access-control-allow-credentials'], contract.cors.credentials ? 'true' : undefined, 'credentials');
      isTrue(/\bPUT\b/.test(headers['access-control-allow-methods']), `methods ${headers['access-control-allow-methods']}`);
      isTrue(/\bOrigin\b/i.test(headers.vary), `Vary: ${headers.vary}`);
    });
  }
  for (const origin of ['https://evil.example.com', `${contract.cors.allowed[0]}.evil.example`, 'null', undefined]) {
    await checks.check(`preflight of ${origin ?? 'no origin'}: no origin is allowed`, async () => {
      const { headers } = await preflight(origin === undefined ? {} : { origin });
      equal(headers['access-control-allow-origin'], undefined, 'allowed origin');
    });
  }
}

const upload = (gateway, key, body, type = 'image/png') => gateway.send('PUT', contract.upload.path(key), { headers: { 'content-type': type }, body });
const download = (gateway, key, accept = 'image/png') => gateway.send('GET', contract.download.path(key), { headers: { accept } });

async function photos(checks, gateway, bucket) {
  const photo = png(64);
  await checks.check('upload: the bucket holds the same bytes and type', async () => {
    const answer = await upload(gateway, 'cat.png', photo);
    equal(answer.status, 200, answer.text);
    const stored = await bucket.get(`${contract.upload.prefix}cat.png`);
    sameBytes(stored.bytes, photo, 'stored object');
    equal(stored.headers['content-type'], 'image/png', 'stored type');
  });
  await checks.check('download: the same bytes and type, and safe headers', async () => {
    const answer = await download(gateway, 'cat.png');
    equal(answer.status, 200, 'status');
    sameBytes(answer.bytes, photo, 'download');
    equal(answer.headers['content-type'], 'image/png', 'type');
    for (const [name, expected] of Object.entries(contract.download.headers)) {
      const value = answer.headers[name];
      isTrue(expected instanceof RegExp ? expected.test(value) : value === expected, `${name}: ${value}`);
    }
  });
  await checks.check('download of what is not there: 404, and not as XML', async () => {
    const answer = await download(gateway, 'missing.png');
    equal(answer.status, 404, 'status');
    isTrue(!answer.text.includes('<'), answer.text);
  });
  await checks.check(`upload of ${contract.upload.refused.type}: ${contract.upload.refused.status}, nothing stored`, async () => {
    const answer = await upload(gateway, 'page.html', '<script>alert(1)</script>', contract.upload.refused.type);
    equal(answer.status, contract.upload.refused.status, answer.text);
    isTrue(!(await bucket.keys()).some((key) => key.endsWith('page.html')), 'stored');
  });
}

async function hostileKeys(checks, gateway, bucket) {
  const photo = png(16);
  for (const [sent, key] of HOSTILE) {
    await checks.check(`key ${sent}`, async () => {
      equal((await upload(gateway, sent, photo)).status, 200, 'upload');
      isTrue((await bucket.keys()).includes(contract.upload.prefix + key), `${contract.upload.prefix + key} not in ${await bucket.keys()}`);
      sameBytes((await download(gateway, sent)).bytes, photo, 'download');
    });
  }
  await checks.check('no key left its prefix', async () => {
    equal((await bucket.keys()).filter((key) => !key.startsWith(contract.upload.prefix)), [], 'other keys');
  });
}

async function gaps(checks, gateway) {
  await checks.gap('Cognito authorizers are enforced (LocalStack lets uploads in without a token)', async () => {
    equal((await upload(gateway, 'free.png', png(8))).status, 200, 'status');
  });
  await checks.gap('contentHandling of a response is imported (LocalStack: base64 unless Accept is a binary type)', async () => {
    sameBytes((await download(gateway, 'cat.png', '*/*')).bytes, Buffer.from(png(64).toString('base64')), 'download');
  });
  await checks.gap('gateway responses are imported (LocalStack: no CORS header on errors)', async () => {
    const { status, headers } = await gateway.send('GET', '/nowhere', { headers: { origin: contract.cors.allowed[0] } });
    equal([status, headers['access-control-allow-origin']], [403, undefined], 'answer');
  });
}
