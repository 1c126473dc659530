import type { APIGatewayProxyEvent, S3Event } from 'aws-lambda';
import './functions-env';
import { FakeS3 } from './fake-s3';
import { RED, jpeg, png } from './pictures';
import { handler as report } from '../../examples/photo-upload/handlers/daily-report';
import { handler as list } from '../../examples/photo-upload/handlers/list-photos';
import { handler as makeThumbnail } from '../../examples/photo-upload/handlers/make-thumbnail';
import { handler as info } from '../../examples/photo-upload/handlers/photo-info';

let s3: FakeS3;
let warn: jest.SpyInstance;

beforeAll(async () => { s3 = await FakeS3.start(); });
beforeEach(() => {
  s3.objects.clear();
  s3.failWith = undefined;
  warn = jest.spyOn(console, 'warn').mockImplementation();
});
afterAll(() => s3.stop());

function request(event: { path?: object; query?: object; origin?: string; sub?: string }): APIGatewayProxyEvent {
  return {
    pathParameters: event.path ?? null,
    queryStringParameters: event.query ?? null,
    headers: event.origin ? { origin: event.origin } : {},
    requestContext: { authorizer: { claims: { sub: event.sub ?? 'ann' } } },
  } as unknown as APIGatewayProxyEvent;
}

function uploaded(...keys: string[]): S3Event {
  const sizeOf = (key: string) => s3.objects.get(decodeURIComponent(key.replace(/\+/g, ' ')))?.body.length ?? 0;
  return { Records: keys.map((key) => ({ s3: { bucket: { name: 'photos' }, object: { key, size: sizeOf(key) } } })) } as S3Event;
}

function store(...keys: string[]): void {
  for (const key of keys) s3.objects.set(key, { body: Buffer.from('12345'), type: 'image/png' });
}

describe('thumbnails', () => {
  test('each new original gets one under the same name, with the type that it has', async () => {
    s3.objects.set('originals/ann/my cat+é.jpg', { body: jpeg(400, 300, () => RED), type: 'image/png' });
    s3.objects.set('originals/ann/dog', { body: png(300, 300, () => RED) });

    await makeThumbnail(uploaded('originals/ann/my+cat%2B%C3%A9.jpg', 'originals/ann/dog'));

    expect(s3.objects.get('thumbnails/ann/my cat+é.jpg')?.type).toBe('image/jpeg');
    expect(s3.objects.get('thumbnails/ann/dog')?.type).toBe('image/png');
  });

  test('what is no picture is logged and left alone, and the next one is still made', async () => {
    s3.objects.set('originals/ann/evil.png', { body: Buffer.from('<svg onload=alert(1)>'), type: 'image/png' });
    s3.objects.set('originals/ann/good.png', { body: png(10, 10, () => RED) });

    await makeThumbnail(uploaded('originals/ann/evil.png', 'originals/ann/good.png'));

    expect([...s3.objects.keys()].filter((key) => key.startsWith('thumbnails/'))).toEqual(['thumbnails/ann/good.png']);
    expect(JSON.parse(warn.mock.calls[0][0])).toMatchObject({ reason: expect.stringContaining('neither JPEG nor PNG'), key: 'originals/ann/evil.png' });
  });

  test('what is larger than the gateway takes is left alone', async () => {
    s3.objects.set('originals/ann/huge.png', { body: Buffer.alloc(10 * 1024 * 1024 + 1) });

    await makeThumbnail(uploaded('originals/ann/huge.png'));

    expect(s3.objects.size).toBe(1);
  });

  test('a thumbnail makes no thumbnail', async () => {
    s3.objects.set('thumbnails/ann/cat.png', { body: png(10, 10, () => RED) });

    await makeThumbnail(uploaded('thumbnails/ann/cat.png'));

    expect(s3.objects.size).toBe(1);
  });

  test('a failure of S3 is thrown, so that Lambda tries again', async () => {
    s3.failWith = 500;

    await expect(makeThumbnail(uploaded('originals/ann/cat.png'))).rejects.toThrow();
  });
});

describe('GET /photos', () => {
  test('lists the own photos in pages', async () => {
    store('originals/ann/a', 'originals/ann/b', 'originals/ann/c', 'originals/anna/x', 'thumbnails/ann/a');

    const first = await list(request({}));
    const second = await list(request({ query: { after: 'b', limit: '5' } }));

    expect(JSON.parse(first.body)).toMatchObject({ limit: 2, photos: [{ key: 'a', size: 5 }, { key: 'b', size: 5 }], next: 'b' });
    expect(JSON.parse(second.body)).toEqual({ limit: 5, photos: [{ key: 'c', size: 5, uploaded: expect.any(String) }] });
  });

  test.each(['0', '1001', '2.5', 'many', '-1'])('limit %s is refused', async (limit) => {
    expect(await list(request({ query: { limit } }))).toMatchObject({ statusCode: 400 });
  });

  test('pages of the known origins may read the answer, others not', async () => {
    const known = await list(request({ origin: 'https://admin.example.com' }));
    const unknown = await list(request({ origin: 'https://evil.example.com' }));

    expect(known.headers).toMatchObject({ 'Access-Control-Allow-Origin': 'https://admin.example.com', 'Access-Control-Allow-Credentials': 'true', 'Vary': 'Origin' });
    expect(unknown.headers).not.toHaveProperty('Access-Control-Allow-Origin');
  });

  test('without claims it fails instead of listing everybody', async () => {
    await expect(list(request({ sub: '' }))).rejects.toThrow('no claims');
  });
});

describe('GET /photos/{key}/info', () => {
  test('tells what is known of a photo', async () => {
    store('originals/ann/a', 'originals/ann/b', 'thumbnails/ann/a');

    expect(JSON.parse((await info(request({ path: { key: 'a' } }))).body)).toMatchObject({ key: 'a', type: 'image/png', size: 5, thumbnail: true });
    expect(JSON.parse((await info(request({ path: { key: 'b' } }))).body)).toMatchObject({ thumbnail: false });
  });

  test('a missing photo is 404, a failure of S3 is not', async () => {
    expect(await info(request({ path: { key: 'nothing' } }))).toMatchObject({ statusCode: 404 });
    s3.failWith = 500;
    await expect(info(request({ path: { key: 'a' } }))).rejects.toThrow();
  });
});

test('GET /reports/daily counts uploads, bytes and users', async () => {
  store('originals/ann/a', 'originals/ann/b', 'originals/bob/a', 'thumbnails/ann/a');

  expect(JSON.parse((await report(request({}))).body)).toMatchObject({ uploads: 3, bytes: 15, users: 2, complete: true });
});
