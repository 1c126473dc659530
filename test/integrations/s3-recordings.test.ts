import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { routeContext } from './context';
import { Integrations } from '../../src/integrations';
import { binaryExchanges } from '../conformance/binary-recordings';
import type { BinaryExchange } from '../conformance/binary-recordings';
import { whereRecorded } from '../conformance/recordings';

const recorded = whereRecorded('rest');

/** What the recorded back end was filled with, by path. */
const STORED: Record<string, Buffer> = {
  '/binary-raw': Buffer.from('H4sIABRs7mMC/0vOzy0oSi0uTk1RSEksSdRRKM7IL81JUUhKVcjMK0vMyUxRCA1x07VQKC4pysxLBwC4ORBXLwAAAA==', 'base64'),
  '/text': Buffer.from('this is a UTF8 text typed object'),
};

const bucket = Bucket.fromBucketName(new Stack(), 'Photos', 'photo-bucket');

/** The recordings of one direction whose API has image/png as binary type and whose content handling is as named. */
function exchanges(direction: BinaryExchange['box'], contentHandling: string | undefined): BinaryExchange[] {
  return binaryExchanges().filter(({ box, binaryMediaTypes, handling, hasTemplate }) =>
    box === direction && binaryMediaTypes.join() === 'image/png' && handling === contentHandling && !hasTemplate);
}

function bytes({ text }: BinaryExchange['expect']): Buffer {
  return typeof text === 'object' ? Buffer.from(text.$base64, 'base64') : Buffer.from(text ?? '', 'utf8');
}

recorded('what AWS answered to the combination that s3GetObject uses', () => {
  const { contentHandling } = Integrations.s3GetObject(bucket, { key: '{key}', contentTypes: ['image/png'] })
    .bindRestIntegration(routeContext('GET /{key}')).responses!.find((response) => response.statusCode === 200)!;
  const withType = (stored: string) => exchanges('response', contentHandling).filter(({ request }) => request.headers['response-content-type'] === stored);

  test.each([
    ['/binary-raw', 'image/png'],
    ['/binary-raw', 'text/plain'],
    ['/text', 'image/png'],
    ['/text', 'text/plain'],
  ])('%s of a declared type, accepted as %s: 200 with the same bytes', (path, accept) => {
    const answers = withType('image/png').filter(({ request }) => request.path === path && request.headers.Accept === accept).map((exchange) => exchange.expect);
    expect(answers.map((answer) => [answer.status, bytes(answer).equals(STORED[path])])).toEqual([[200, true]]);
  });

  test('an object of another type: 500, as the docstring of contentTypes says', () => {
    const answers = withType('binary/octet-stream').filter(({ request }) => request.path in STORED);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map((exchange) => exchange.expect.status))).toEqual(new Set([500]));
  });
});

recorded('what AWS answered to the combination that s3PutObject uses', () => {
  const config = Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png'] }).bindRestIntegration(routeContext('PUT /{key}'));

  const sent = (path: string, type: string) => exchanges('request', config.contentHandling)
    .filter(({ request }) => request.path === path && request.headers['Content-Type'] === type).map((exchange) => exchange.expect.status);

  test.each(Object.keys(STORED))('%s of a declared type: 200', (path) => {
    expect(sent(path, 'image/png')).toEqual([200]);
  });

  test.each(Object.keys(STORED))('%s of another type: 500, as the docstring of contentTypes says', (path) => {
    expect(sent(path, 'text/plain')).toEqual([500]);
  });

  test('base64 of another type: 200, as it says too', () => {
    expect(sent('/binary-encoded', 'text/plain')).toEqual([200]);
  });
});
