import { Stack } from 'aws-cdk-lib';
import { TWO_ORIGINS } from './context';
import { Bucketful, photos } from './s3-buckets';
import { Integrations } from '../../src/integrations';

/** Lists of a bucket of the stand-in for S3, page by page, with every other action of S3 on the same gateway. */
describe('lists of a whole bucket', () => {
  let bucket: Bucketful;
  beforeAll(async () => {
    bucket = await Bucketful.of({
      'GET /photos': (own) => Integrations.s3ListObjects(own, { prefix: 'users/{claims.sub}/' }),
      'GET /all': (own) => Integrations.s3ListObjects(own, { prefix: '', maxKeys: 1000 }),
      'DELETE /photos/{key}': (own) => Integrations.s3DeleteObject(own, { key: 'users/{claims.sub}/{key}' }),
      'HEAD /photos/{key}': (own) => Integrations.s3HeadObject(own, { key: 'users/{claims.sub}/{key}' }),
    }, TWO_ORIGINS);
    KEYS.forEach((key) => bucket.put(`users/ann/${key}`));
    ['users/anna/x', 'users/bob/x', 'users/', 'x'].forEach((key) => bucket.put(key));
  });
  afterAll(() => bucket.dispose());

  const KEYS = ['100%.csv', '<Key>a</Key>', 'a b', 'a+b', 'a/b', '"quoted"', "it's", '\\', '$x #end', '한글', '😀'].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

  async function page(query: string): Promise<{ readonly objects: ReadonlyArray<{ readonly key: string }>; readonly nextToken?: string }> {
    const { status, text, headers } = await bucket.ask('GET', `/photos?${query}`, { Origin: 'https://app.example.com' });
    expect([status, headers['Access-Control-Allow-Origin']]).toEqual([200, 'https://app.example.com']);
    return JSON.parse(text);
  }

  test('page by page, everything of the caller and nothing of others', async () => {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const { objects, nextToken } = await page(`limit=2${token === undefined ? '' : `&token=${encodeURIComponent(token)}`}`);
      expect(objects.length).toBeLessThanOrEqual(2);
      found.push(...objects.map(({ key }) => key));
      token = nextToken;
    } while (token !== undefined && found.length < 100);
    expect(found).toEqual(KEYS);
  });

  test('the whole bucket where the prefix is empty', async () => {
    const { text } = await bucket.ask('GET', '/all');
    expect(JSON.parse(text).objects.map(({ key }: { key: string }) => key).sort()).toEqual([...KEYS.map((key) => `users/ann/${key}`), 'users/anna/x', 'users/bob/x', 'users/', 'x'].sort());
  });

  test('what is listed can be asked for and deleted by its key', async () => {
    for (const key of ['a+b', '100%.csv', '😀']) {
      const path = `/photos/${encodeURIComponent(key)}`;
      const statuses = [await bucket.ask('HEAD', path), await bucket.ask('DELETE', path), await bucket.ask('HEAD', path)].map(({ status }) => status);
      expect([key, statuses]).toEqual([key, [200, 204, 404]]);
    }
    const { objects } = await page('');
    expect(objects.map(({ key }) => key)).toEqual(KEYS.filter((key) => !['a+b', '100%.csv', '😀'].includes(key)));
  });

  test('a gateway on which XML is binary lists all the same', async () => {
    const binary = await Bucketful.of({
      'GET /files': (own) => Integrations.s3ListObjects(own, { prefix: 'a/' }),
      'PUT /files/{key}': (own) => Integrations.s3PutObject(own, { key: 'a/{key}', contentTypes: ['application/xml'] }),
    });
    binary.put('a/b.xml');
    const answers = [await binary.ask('GET', '/files'), await binary.ask('GET', '/files', { Accept: 'application/xml' })];
    await binary.dispose();
    expect(answers.map(({ status, text }) => [status, JSON.parse(text).objects.length])).toEqual([[200, 1], [200, 1]]);
  });

  test('is pure', () => {
    const stack = new Stack();
    const integration = Integrations.s3ListObjects(photos(stack), { prefix: 'a/' });
    const before = stack.node.findAll().length;
    const bind = () => integration.bindRestIntegration({ method: 'GET', path: '/', pathParameters: [], hasClaims: false, cors: TWO_ORIGINS });
    expect(stack.resolve({ ...bind(), wants: undefined })).toEqual(stack.resolve({ ...bind(), wants: undefined }));
    expect(stack.node.findAll()).toHaveLength(before);
  });
});
