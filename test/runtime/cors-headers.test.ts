import fc from 'fast-check';
import { corsHeaders } from '../../src/runtime';

const APP = 'https://app.example.com';
const ADMIN = 'https://admin.example.com';

describe('corsHeaders', () => {
  test.each([['Origin'], ['origin'], ['ORIGIN']])('an allowed origin in the header %s is answered', (name) => {
    expect(corsHeaders({ allowOrigins: [APP, ADMIN] }, { Accept: '*/*', [name]: ADMIN })).toEqual({ 'Access-Control-Allow-Origin': ADMIN, 'Vary': 'Origin' });
  });

  test.each([
    'https://app.example.com.evil.test', 'https://evil-app.example.com', 'https://appxexample.com', 'http://app.example.com', `${APP}/`, `${APP}:443`,
    'https://APP.example.com', 'null', '', '*', `${APP},${ADMIN}`,
  ])('the origin %j is not', (origin) => {
    expect(corsHeaders({ allowOrigins: [APP, ADMIN], allowCredentials: true, exposeHeaders: ['ETag'] }, { Origin: origin })).toEqual({ Vary: 'Origin' });
  });

  test.each([[undefined], [null], [{}], [{ Origin: undefined }]])('a request with the headers %j gets none, but varies', (headers) => {
    expect(corsHeaders({ allowOrigins: [APP] }, headers)).toEqual({ Vary: 'Origin' });
  });

  test('any origin is answered with the wildcard, and without credentials', () => {
    expect(corsHeaders({ allowOrigins: ['*'], allowCredentials: true, exposeHeaders: ['ETag'] }, { Origin: APP }))
      .toEqual({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' });
  });

  test('credentials and exposed headers go with an allowed origin', () => {
    expect(corsHeaders({ allowOrigins: [APP], allowCredentials: true, exposeHeaders: ['ETag', 'X-Id'] }, { Origin: APP })).toEqual({
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Expose-Headers': 'ETag,X-Id',
      'Vary': 'Origin',
    });
  });

  test('no origin but an allowed one is ever answered', () => {
    fc.assert(fc.property(fc.array(fc.webUrl()), fc.oneof(fc.webUrl(), fc.string()), (allowOrigins, origin) => {
      const answered = corsHeaders({ allowOrigins }, { origin })['Access-Control-Allow-Origin'];
      expect(answered).toBe(allowOrigins.includes(origin) ? origin : undefined);
    }));
  });
});
