import { javaMap } from '../../../src/local/rest/log-text';

test('what lets its bearer in is not written into the log', () => {
  const headers = { 'authorization': 'Bearer eyJhbGciOi.secret.signature', 'X-Api-Key': 'short', 'Accept': '*/*', 'cookie': '' };
  expect(javaMap(headers)).toBe('{authorization=**********nature, X-Api-Key=**********, Accept=*/*, cookie=}');
});
