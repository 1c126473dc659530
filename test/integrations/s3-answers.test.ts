import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ONE_ORIGIN, TWO_ORIGINS, routeContext } from './context';
import { Integrations } from '../../src/integrations';
import type { RestIntegrationResponse } from '../../src/integrations';

const bucket = Bucket.fromBucketName(new Stack(), 'Photos', 'photo-bucket');
const context = (cors?: typeof ONE_ORIGIN) => routeContext('ANY /{key}', { cors });
const put = (cors?: typeof ONE_ORIGIN) => Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png'] }).bindRestIntegration(context(cors)).responses!;
const get = (cors?: typeof ONE_ORIGIN) => Integrations.s3GetObject(bucket, { key: '{key}' }).bindRestIntegration(context(cors)).responses!;

/** The answers that API Gateway could choose for a status of S3: those whose whole pattern matches, else the default. */
function candidates(responses: readonly RestIntegrationResponse[], status: number): number[] {
  const named = responses.filter(({ selectionPattern }) => selectionPattern && new RegExp(`^(?:${selectionPattern})$`).test(String(status)));
  return (named.length ? named : responses.filter((response) => response.selectionPattern === undefined)).map((response) => response.statusCode);
}

describe.each([['s3PutObject', put], ['s3GetObject', get]])('the answers of %s', (_name, answers) => {
  test.each([['no CORS', undefined], ['one origin', ONE_ORIGIN], ['several origins', TWO_ORIGINS]])('with %s no error passes S3\'s body on', (_what, cors) => {
    const errors = answers(cors).filter((response) => response.statusCode >= 300);
    expect(errors.length).toBeGreaterThan(0);
    for (const { contentHandling, templates } of errors) {
      expect(contentHandling).toBe('CONVERT_TO_TEXT');
      expect(Object.keys(templates!)).toEqual(['application/json']);
      expect(Object.keys(JSON.parse(templates!['application/json']))).toEqual(['message']);
      expect(templates!['application/json']).not.toMatch(/[$#]/);
    }
  });

  test('CORS headers are the same on every answer', () => {
    const named = answers(TWO_ORIGINS).map(({ headers }) => Object.keys(headers!).filter((name) => /^(Access-Control|Vary)/.test(name)).sort().join());
    expect(new Set(named).size).toBe(1);
  });

  test('each status stands once: API Gateway keys its answers by it', () => {
    const statuses = answers().map((response) => response.statusCode);
    expect(new Set(statuses).size).toBe(statuses.length);
  });

  test('one of them answers whatever no pattern names', () => {
    expect(answers().filter((response) => response.selectionPattern === undefined).map((response) => response.statusCode)).toEqual([502]);
  });

  // AWS documents no order among patterns that match alike.
  test('no status of S3 meets two patterns', () => {
    const ambiguous = Array.from({ length: 500 }, (_, i) => i + 100).filter((status) => candidates(answers(), status).length !== 1);
    expect(ambiguous).toEqual([]);
  });
});

describe('what a caller gets for what S3 answers', () => {
  test.each([[200, 200], [204, 200], [301, 502], [400, 400], [403, 403], [411, 400], [500, 502], [503, 502]])('a put that S3 answers %i is answered %i', (status, expected) => {
    expect(candidates(put(), status)).toContain(expected);
  });

  test.each([[200, 200], [206, 200], [307, 502], [400, 400], [403, 404], [404, 404], [416, 400], [500, 502], [503, 502]])('a get that S3 answers %i is answered %i', (status, expected) => {
    expect(candidates(get(), status)).toContain(expected);
  });
});
