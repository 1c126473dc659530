import { corsHeadersOf } from '../../../../../src/local/backends/services/s3';
import { loadTemplate } from '../../../../../src/local/rest/load';

const rule = (AllowedOrigins: string[], AllowedMethods = ['GET'], ExposedHeaders?: string[]) => ({ AllowedOrigins, AllowedMethods, ExposedHeaders });

function headersOf(rules: object[] | undefined, method: string, origin?: string) {
  const Properties = { BucketName: 'photos', ...rules && { CorsConfiguration: { CorsRules: rules } } };
  const { resources } = loadTemplate({ Resources: { Photos: { Type: 'AWS::S3::Bucket', Properties }, Other: { Type: 'AWS::S3::Bucket' } } });
  return corsHeadersOf(resources)('photos', method, origin);
}

const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

test('a page of an origin that a rule names may read, with what it exposes', () => {
  expect(headersOf([rule(['https://a.example'], ['GET', 'PUT'], ['ETag'])], 'GET', 'https://a.example')).toEqual({
    'Access-Control-Allow-Origin': 'https://a.example',
    'Access-Control-Allow-Methods': 'GET, PUT',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'ETag',
    'Vary': VARY,
  });
});

test('a rule for all names no origin, and allows no cookies', () => {
  expect(headersOf([rule(['*'])], 'GET', 'https://a.example')).toEqual({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET', 'Vary': VARY });
});

test.each([
  ['https://*.a.example', 'https://x.a.example', true], ['https://*.a.example', 'https://a.example', false], ['https://*.a.example', 'https://x.a.example.evil', false],
  ['https://a.example', 'https://a.example:8443', false], ['http*://a.example', 'https://a.example', true], ['ab*ba', 'aba', false],
])('the rule for %s and the origin %s: %s', (allowed, origin, expected) => {
  expect(Object.keys(headersOf([rule([allowed])], 'GET', origin)).includes('Access-Control-Allow-Origin')).toBe(expected);
});

test('the first rule that fits counts', () => {
  const rules = [rule(['https://a.example'], ['PUT']), rule(['*'])];
  expect(headersOf(rules, 'GET', 'https://a.example')).toMatchObject({ 'Access-Control-Allow-Origin': '*' });
  expect(headersOf(rules, 'PUT', 'https://a.example')).toMatchObject({ 'Access-Control-Allow-Origin': 'https://a.example' });
});

test.each([[undefined, 'https://a.example'], [[rule(['*'])], undefined], [[rule(['*'], ['PUT'])], 'https://a.example']])('otherwise nothing is added', (rules, origin) => {
  expect(headersOf(rules, 'GET', origin)).toEqual({});
});
