import path from 'node:path';
import { Bucket } from './aws.mjs';
import { Cdk } from './cdk.mjs';
import { equal, isTrue, sameBytes } from './checks.mjs';
import { contract, readOutputs } from './contract.mjs';
import { HOSTILE_KEYS } from './hostile-keys.mjs';
import { Gateway } from './http.mjs';
import { startLocalStack } from './localstack.mjs';
import { Photos } from './photos.mjs';
import { png } from './png.mjs';

/** There is no authorizer here and so no claim: the placeholder stands in the key as the library wrote it into the URI. */
const SUB = '{claims_sub}';

/** Service integrations and mocks through the gateway's data plane; the same application, less its functions. */
export async function localStackSuite(checks, appFolder) {
  const emulator = await startLocalStack();
  try {
    const cdk = new Cdk(emulator, appFolder);
    const assembly = path.join(emulator.folder, 'assembly');
    await cdk.bootstrap();
    await cdk.synth(assembly, { emulator: 'localstack' });
    const stack = readOutputs(await cdk.deploy(assembly));
    const photos = new Photos(new Gateway(emulator.port, stack.apiId, contract.stage), new Bucket(emulator.port, stack.bucket));

    await mocks(checks, photos.gateway);
    await upAndDown(checks, photos);
    await otherTypes(checks, photos);
  await hostileKeys(checks, photos);
    await crossOrigin(checks, photos);
    await gaps(checks, photos);
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
  const preflight = (headers) => gateway.send('OPTIONS', contract.cors.path, { headers: { ...headers, 'access-control-request-method': 'PUT' } });
  for (const origin of contract.cors.allowed) {
    await checks.check(`preflight of ${origin}`, async () => {
      const { status, headers } = await preflight({ origin });
      isTrue(status === 200 || status === 204, `status ${status}`);
      equal(headers['access-control-allow-origin'], origin, 'allowed origin');
      equal(headers['access-control-allow-credentials'], 'true', 'credentials');
      const methods = headers['access-control-allow-methods'];
      isTrue(/\bPUT\b/.test(methods), `methods ${methods}`);
      isTrue(/\bOrigin\b/i.test(headers.vary), `Vary: ${headers.vary}`);
    });
  }
  for (const origin of ['https://evil.example.com', `${contract.cors.allowed[0]}.evil.example`, 'null', undefined]) {
    await checks.check(`preflight of ${origin ?? 'no origin'}: none is allowed`, async () => {
      const { headers } = await preflight(origin === undefined ? {} : { origin });
      equal(headers['access-control-allow-origin'], undefined, 'allowed origin');
    });
  }
}

async function upAndDown(checks, photos) {
  const photo = png(64);
  await checks.check('upload: the bucket holds the same bytes and type', async () => {
    const answer = await photos.upload('cat.png', photo);
    equal(answer.status, 200, answer.text);
    const stored = await photos.bucket.get(contract.original(SUB, 'cat.png'));
    sameBytes(stored.bytes, photo, 'stored object');
    equal(stored.headers['content-type'], 'image/png', 'stored type');
  });
  await checks.check('download: the same bytes and type, and safe headers', async () => {
    const answer = await photos.download('cat.png');
    equal(answer.status, 200, 'status');
    sameBytes(answer.bytes, photo, 'download');
    const headers = { 'content-type': 'image/png', ...contract.downloadHeaders };
    for (const [name, value] of Object.entries(headers)) equal(answer.headers[name], value, name);
  });
  await checks.check('download of a thumbnail', async () => {
    await photos.bucket.put(contract.thumbnail(SUB, 'cat.png'), png(16), 'image/png');
    const answer = await photos.gateway.send('GET', contract.thumbnailPath('cat.png'), { headers: { accept: 'image/png' } });
    equal(answer.status, 200, 'status');
    sameBytes(answer.bytes, png(16), 'download');
  });
  await checks.check('download of what is not there: 404, and nothing of S3 in it', async () => {
    const answer = await photos.download('missing.png', { accept: 'application/json' });
    equal([answer.status, answer.json], [404, { message: 'Not Found' }], 'answer');
  });
}

/** Docs: a raw body of another type is refused, with one of the recorded answers of AWS. */
async function otherTypes(checks, photos) {
  for (const headers of [{ 'content-type': 'text/html' }, { 'content-type': 'image/svg+xml' }]) {
    await checks.check(`upload of ${headers['content-type']}: refused and not stored`, async () => {
      equal((await photos.upload('page', '<b>page</b>', headers)).status, 500, 'status');
      isTrue(!(await photos.bucket.keys()).includes(contract.original(SUB, 'page')), 'it is stored');
    });
  }
}

async function hostileKeys(checks, photos) {
  const photo = png(16);
  for (const [sent, key] of HOSTILE_KEYS) {
    await checks.check(`key ${sent}`, async () => {
      equal((await photos.upload(sent, photo)).status, 200, 'upload');
      const expected = contract.original(SUB, key);
      const keys = await photos.bucket.keys();
      isTrue(keys.includes(expected), `no ${expected} among ${keys}`);
      sameBytes((await photos.download(sent)).bytes, photo, 'download');
    });
  }
  await checks.check('no upload left its prefix', async () => {
    const prefixes = [contract.original(SUB, ''), contract.thumbnail(SUB, '')];
    equal((await photos.bucket.keys()).filter((key) => !prefixes.some((prefix) => key.startsWith(prefix))), [], 'other keys');
  });
}

/** On answers of S3 the bucket's own rules decide. `Origin` is written as the mapping names it: see the gap of its case. */
async function crossOrigin(checks, photos) {
  for (const [origin, expected] of [[contract.cors.allowed[1], contract.cors.allowed[1]], ['https://evil.example.com', undefined]]) {
    const requests = {
      upload: () => photos.upload('cors.png', png(8), { Origin: origin }),
      download: () => photos.download('cors.png', { Origin: origin }),
    };
    for (const [what, request] of Object.entries(requests)) {
      await checks.check(`${what} by a page of ${origin}`, async () => {
        const { status, headers } = await request();
        equal([status, headers['access-control-allow-origin']], [200, expected], 'status and allowed origin');
      });
    }
  }
}

async function gaps(checks, photos) {
  await checks.gap('Cognito authorizers are enforced (LocalStack has none: it lets uploads in without a token)', async () => {
    equal((await photos.upload('free.png', png(8))).status, 200, 'status');
  });
  await checks.gap('contentHandling of a response is imported (LocalStack: base64 unless a binary type is accepted)', async () => {
    sameBytes((await photos.download('cat.png', { accept: '*/*' })).bytes, Buffer.from(png(64).toString('base64')), 'download');
  });
  await checks.gap('contentHandling of an error is imported (LocalStack: 500 when a binary type is accepted)', async () => {
    equal((await photos.download('missing.png')).status, 500, 'status');
  });
  await checks.gap('gateway responses are imported (LocalStack: no CORS header on the gateway\'s errors)', async () => {
    const { status, headers } = await photos.gateway.send('GET', '/nowhere', { headers: { origin: contract.cors.allowed[0] } });
    equal([status, headers['access-control-allow-origin']], [403, undefined], 'answer');
  });
  await checks.gap('a header is mapped however its name is written (LocalStack: only as the mapping writes it)', async () => {
    const { headers } = await photos.download('cat.png', { origin: contract.cors.allowed[0] });
    equal(headers['access-control-allow-origin'], undefined, 'allowed origin');
  });
  await checks.gap('a semicolon may stand in a path (LocalStack cuts the segment there)', async () => {
    await photos.upload('a;b.png', png(8));
    isTrue((await photos.bucket.keys()).includes(contract.original(SUB, 'a')), 'no key "a"');
  });
}
