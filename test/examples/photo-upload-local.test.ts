import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { decode } from 'jpeg-js';
import { BLUE, RED, jpeg, png } from './pictures';
import { PhotoUploadStack } from '../../examples/photo-upload/lib/photo-upload-stack';
import { variantOf } from '../../examples/photo-upload/lib/variants';
import { LocalGateway, LocalUserPool, signRequest } from '../../src/local';
import type { GatewayRequest, GatewayResponse } from '../../src/local';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../examples/photo-upload/cdk.json'), 'utf8'));
const ADMIN = 'https://admin.example.com';
const CREDENTIALS = { accessKeyId: 'AKIAREADER', secretAccessKey: 'secret' };

const users = new LocalUserPool();
const reading = (sub: string) => ({ authorization: users.idToken({ sub }) });
const writing = (sub: string) => ({ authorization: users.accessToken({ sub, scope: 'openid photos/write' }) });

/** Synthesizes the application with its functions bundled, and serves the template as it would be deployed. */
async function served(extra: Record<string, unknown> = {}): Promise<LocalGateway> {
  const app = new App({ context: { ...context, ...extra } });
  const template = Template.fromStack(new PhotoUploadStack(app, 'PhotoUpload', variantOf(app))).toJSON();
  return LocalGateway.fromTemplate(template, { assembly: app.synth().directory, userPools: { Users: users }, credentials: [CREDENTIALS] });
}

let gateway: LocalGateway;

beforeAll(async () => { gateway = await served(); }, 60_000);
afterEach(() => {
  for (const key of keys()) gateway.s3.store.delete(bucket(), key);
});
afterAll(() => gateway.dispose());

const bucket = () => gateway.s3.store.names[0];
const keys = () => gateway.s3.store.keys(bucket());
const json = ({ text }: GatewayResponse) => JSON.parse(text) as any;

async function ask(method: string, path: string, request: Partial<GatewayRequest> = {}): Promise<GatewayResponse> {
  return (await gateway.dispatch({ method, path, ...request })).response;
}

const get = (path: string, sub = 'ann', headers = {}) => ask('GET', path, { headers: { ...reading(sub), ...headers } });

/** Uploads, and waits for what comes of it. */
async function upload(key: string, body: Buffer, headers: Record<string, string> = {}): Promise<GatewayResponse> {
  const response = await ask('PUT', `/photos/${key}`, { headers: { ...writing('ann'), 'content-type': 'image/jpeg', ...headers }, body });
  await gateway.settled();
  return response;
}

test('everything in the template is done here', () => {
  expect(gateway.unsupported).toEqual([]);
});

describe('a photo', () => {
  const photo = jpeg(1024, 768, (x) => (x < 512 ? RED : BLUE));

  test('goes straight into the bucket and comes back byte by byte, and its thumbnail appears', async () => {
    expect(await upload('cat.jpg', photo)).toMatchObject({ status: 200 });

    const [original, thumbnail] = [await get('/photos/cat.jpg', 'ann', { accept: 'image/jpeg' }), await get('/photos/cat.jpg/thumbnail', 'ann', { accept: 'image/*' })];
    expect(keys()).toEqual(['originals/ann/cat.jpg', 'thumbnails/ann/cat.jpg']);
    expect([original.status, original.headers['Content-Type'], Buffer.from(original.body).equals(photo)]).toEqual([200, 'image/jpeg', true]);
    expect([thumbnail.status, thumbnail.headers['Content-Type']]).toEqual([200, 'image/jpeg']);
    expect(decode(thumbnail.body)).toMatchObject({ width: 256, height: 192 });
  });

  test('is listed, and what is known of it is told', async () => {
    await upload('a.jpg', photo);
    await upload('b.png', png(10, 10, () => RED), { 'content-type': 'image/png' });

    expect(json(await get('/photos?limit=1'))).toMatchObject({ limit: 1, photos: [{ key: 'a.jpg', size: photo.length }], next: 'a.jpg' });
    expect(json(await get('/photos?after=a.jpg'))).toMatchObject({ limit: 50, photos: [{ key: 'b.png' }] });
    expect(json(await get('/photos/a.jpg/info'))).toMatchObject({ key: 'a.jpg', type: 'image/jpeg', size: photo.length, thumbnail: true });
  });

  test('is its owner\'s', async () => {
    await upload('cat.jpg', photo);

    expect(await get('/photos/cat.jpg', 'bob')).toMatchObject({ status: 404 });
    expect(await get('/photos/cat.jpg/info', 'bob')).toMatchObject({ status: 404 });
    expect(json(await get('/photos', 'bob'))).toMatchObject({ photos: [] });
  });

  test('that is none is stored, and no thumbnail comes of it', async () => {
    expect(await upload('evil.jpg', Buffer.from('<svg onload=alert(1)>'))).toMatchObject({ status: 200 });

    expect(keys()).toEqual(['originals/ann/evil.jpg']);
    expect(json(await get('/photos/evil.jpg/info'))).toMatchObject({ thumbnail: false });
  });

  // 500 is what API Gateway answers, recorded: see ADR 4.
  test.each(['text/html', 'image/svg+xml', 'application/json'])('of the type %s is refused, and not stored', async (type) => {
    expect(await upload('x', Buffer.from('{}'), { 'content-type': type })).toMatchObject({ status: 500 });
    expect(keys()).toEqual([]);
  });

  test.each([[10_485_760, 200], [10_485_761, 413]])('of %i bytes is %i', async (size, status) => {
    expect(await upload('large.jpg', Buffer.alloc(size, 7))).toMatchObject({ status });
    expect(keys()).toHaveLength(status === 200 ? 1 : 0);
  });
});

describe('hostile keys', () => {
  test.each(['..%2Fbob%2Fx.jpg', '%2e%2e%2Fbob%2Fx.jpg', '..%5Cbob', '%00', 'a%0d%0ax-amz-acl:%20public-read', '%25%32%46', '$context.authorizer.claims.sub', '🐱', 'a%20b%2Bc', '?acl', '%3Facl', '%23x'])(
    '%s stays below the caller\'s own prefix', async (key) => {
      await upload(key, Buffer.from('x'));

      for (const stored of keys()) expect(stored).toMatch(/^(?:originals|thumbnails)\/ann\/[^]+$/);
    });

  test('a name that wants encoding is one name, in the bucket, the list and the event', async () => {
    await upload(encodeURIComponent('my cat+é 😀.jpg'), jpeg(300, 300, () => RED));

    expect(keys()).toEqual(['originals/ann/my cat+é 😀.jpg', 'thumbnails/ann/my cat+é 😀.jpg']);
    expect(json(await get('/photos')).photos).toMatchObject([{ key: 'my cat+é 😀.jpg' }]);
    expect(await get(`/photos/${encodeURIComponent('my cat+é 😀.jpg')}/thumbnail`)).toMatchObject({ status: 200 });
  });

  test.each(['0', '1001', 'many'])('a list of %s photos is refused by the function', async (limit) => {
    expect(await get(`/photos?limit=${limit}`)).toMatchObject({ status: 400, text: '{"message":"limit is a whole number from 1 to 1000"}' });
  });
});

describe('callers', () => {
  test('read by ID tokens and write by access tokens with the scope', async () => {
    expect(await ask('GET', '/photos', { headers: writing('ann') })).toMatchObject({ status: 401 });
    expect(await ask('PUT', '/photos/a.jpg', { headers: { ...reading('ann'), 'content-type': 'image/jpeg' }, body: 'x' })).toMatchObject({ status: 401 });
    const other = { authorization: users.accessToken({ sub: 'ann', scope: 'openid' }) };
    expect((await ask('PUT', '/photos/a.jpg', { headers: { ...other, 'content-type': 'image/jpeg' }, body: 'x' })).status).toBeGreaterThanOrEqual(401);
    expect(keys()).toEqual([]);
  });

  test('of another pool, or with a token that is over, are nobody', async () => {
    const strangers = new LocalUserPool({ name: 'strangers', issuer: users.issuer });
    for (const authorization of [strangers.idToken({ sub: 'ann' }), users.idToken({ sub: 'ann', exp: 1 }), 'null', '']) {
      expect(await ask('GET', '/photos', { headers: { authorization } })).toMatchObject({ status: 401 });
    }
  });

  test('of the report sign their requests', async () => {
    await upload('a.jpg', Buffer.from('12345'));
    const request = { method: 'GET', path: '/reports/daily' };

    expect((await gateway.dispatch(request)).response).toMatchObject({ status: 403, text: '{"message":"MISSING_AUTHENTICATION_TOKEN"}' });
    expect((await gateway.dispatch(signRequest(request, { ...CREDENTIALS, secretAccessKey: 'guessed' }))).response).toMatchObject({ status: 403 });
    const { response } = await gateway.dispatch(signRequest(request, CREDENTIALS));
    expect([response.status, json(response)]).toMatchObject([200, { uploads: 1, bytes: 5, users: 1, complete: true }]);
  });
});

describe('pages', () => {
  const preflight = (origin: string) => ask('OPTIONS', '/photos/a.jpg', { headers: { 'Origin': origin, 'Access-Control-Request-Method': 'PUT' } });

  test('of known origins may call, others not', async () => {
    expect(await preflight(ADMIN)).toMatchObject({
      status: 204,
      headers: { 'Access-Control-Allow-Origin': ADMIN, 'Access-Control-Allow-Methods': expect.stringContaining('PUT'), 'Access-Control-Allow-Credentials': 'true' },
    });
    expect((await preflight('https://evil.example.com')).headers).not.toMatchObject({ 'Access-Control-Allow-Origin': 'https://evil.example.com' });
  });

  test('may read answers of functions, of the bucket, and refusals', async () => {
    const origin = { Origin: ADMIN };
    await upload('a.jpg', Buffer.from('12345'));

    for (const response of [await get('/photos', 'ann', origin), await get('/photos/a.jpg', 'ann', origin), await ask('GET', '/photos', { headers: origin })]) {
      expect(response.headers).toMatchObject({ 'Access-Control-Allow-Origin': ADMIN });
    }
    for (const path of ['/photos', '/photos/a.jpg']) {
      expect((await get(path, 'ann', { Origin: 'https://evil.example.com' })).headers).not.toHaveProperty('Access-Control-Allow-Origin');
    }
  });
});

test('a route that the next template has not is gone, a function that it changes answers, and a stub stands for another', async () => {
  const second = await served({ variant: 'second' });
  const asked = async (of: LocalGateway, path: string) => (await of.dispatch({ method: 'GET', path, headers: reading('ann') })).response;

  expect(await asked(gateway, '/photos/a/info')).toMatchObject({ status: 404 });
  expect(await asked(second, '/photos/a/info')).toMatchObject({ status: 403 });
  expect([json(await asked(gateway, '/photos')).limit, json(await asked(second, '/photos')).limit]).toEqual([50, 20]);
  await second.dispose();
}, 60_000);

test('GET /health answers by itself', async () => {
  expect(await ask('GET', '/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});
