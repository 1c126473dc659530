import { ACCESS_LOG_FIELDS, ACCESS_LOG_FORMAT } from '../../src/observability';

describe('the access log', () => {
  test('is one line of JSON whose values are all quoted', () => {
    expect(ACCESS_LOG_FORMAT).not.toMatch(/[\r\n]/);
    expect(Object.values(JSON.parse(ACCESS_LOG_FORMAT)).filter((value) => typeof value !== 'string')).toEqual([]);
  });

  test('has the request id, which API Gateway demands', () => {
    expect(ACCESS_LOG_FIELDS.requestId).toBe('$context.requestId');
  });

  test('each value is one context variable', () => {
    for (const value of Object.values(ACCESS_LOG_FIELDS)) expect(value).toMatch(/^\$context(\.[A-Za-z]+)+$/);
  });

  test.each(['querystring', 'body', 'Authorization', 'apiKey"', 'accessKey', 'cookie', 'requestOverride'])('tells nothing of %s', (secret) => {
    expect(ACCESS_LOG_FORMAT.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  test('says who asked, what answered, and how long it took', () => {
    expect(Object.keys(ACCESS_LOG_FIELDS)).toEqual(expect.arrayContaining(['ip', 'subject', 'caller', 'status', 'integrationStatus', 'integrationLatency', 'errorType', 'traceId']));
  });
});
