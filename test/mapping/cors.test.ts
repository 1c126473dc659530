import { Duration, Token } from 'aws-cdk-lib';
import { corsAnswerHeaders, corsFindings, hasSeveralOrigins, originTemplate } from '../../src/mapping';
import type { CorsOptions } from '../../src/mapping';
import { expectAdvice } from '../errors/refusal';

const ORIGIN = 'https://app.example.com';

function codes(cors: CorsOptions): string[] {
  const findings = corsFindings(cors);
  findings.forEach(expectAdvice);
  return findings.map((finding) => finding.code);
}

describe('origins', () => {
  test.each([
    ORIGIN, 'http://localhost:3000', 'https://[::1]:8443', 'chrome-extension://abcdef', 'capacitor://localhost', 'https://xn--mnchen-3ya.de', '*',
    Token.asString({ Ref: 'Origin' }),
  ])('%s is one', (origin) => {
    expect(codes({ allowOrigins: [origin] })).toEqual([]);
  });

  test.each([
    'https://app.example.com/', 'https://app.example.com/path', 'app.example.com', 'null', '', ' ', 'https://', 'https://a b', 'https://*.example.com',
    'https://a.com,https://b.com', "https://a'b", 'https://a?b', 'https://a#b', '//a.com', 'HTTPS://app.example.com', 'https://a\nb', 'https://a"b',
  ])('%j is none', (origin) => {
    expect(codes({ allowOrigins: [origin] })).toEqual(['GH_CORS_ORIGIN']);
  });

  // Each of these is never what a browser sends, so the gateway would refuse that page in silence.
  test.each(['https://App.Example.com', 'https://user@app.example.com', 'https://app.example.com:443', 'http://app.example.com:80', 'https://app.example.com:', 'https://app.example.com:99999', 'https://münchen.de'])('%j is none, because no browser sends it', (origin) => {
    expect(codes({ allowOrigins: [origin] })).toEqual(['GH_CORS_ORIGIN']);
  });

  test.each([[undefined], [null], [5], [{}]])('%p is none', (origin) => {
    expect(codes({ allowOrigins: [origin as unknown as string] })).toEqual(['GH_CORS_ORIGIN']);
  });

  test.each([[[]], [undefined]])('%p is not enough', (allowOrigins) => {
    expect(codes({ allowOrigins: allowOrigins as unknown as string[] })).toEqual(['GH_CORS_ORIGIN']);
  });

  test('the finding says how to write it', () => {
    const [finding] = corsFindings({ allowOrigins: ['HTTPS://App.example.com/path/'] });
    expect([finding.given, finding.fix]).toEqual(['origin "HTTPS://App.example.com/path/"', 'Remove the path: "https://app.example.com"']);
  });

  test('"*" stands alone', () => {
    expect(codes({ allowOrigins: ['*', ORIGIN] })).toEqual(['GH_CORS_ORIGIN']);
  });
});

describe('credentials', () => {
  test.each<[string, Partial<CorsOptions>]>([
    ['allowOrigins', { allowOrigins: ['*'] }],
    ['allowHeaders', { allowHeaders: ['*'] }],
    ['allowMethods', { allowMethods: ['*'] }],
    ['exposeHeaders', { exposeHeaders: ['*'] }],
  ])('go with no "*" in %s', (name, more) => {
    const findings = corsFindings({ allowOrigins: [ORIGIN], allowCredentials: true, ...more });
    expect(findings.map(({ code, given }) => [code, given])).toEqual([['GH_CORS_CREDENTIALS', `${name} has "*" and allowCredentials is true`]]);
    expect(findings[0].fix).toContain('set allowCredentials to false');
  });

  test('"*" is fine without them', () => {
    expect(codes({ allowOrigins: ['*'], allowHeaders: ['*'], exposeHeaders: ['*'], allowMethods: ['*'] })).toEqual([]);
  });

  test('everything that is wrong is said at once', () => {
    expect(codes({ allowOrigins: ['*', 'x'], allowHeaders: ['a b'], allowCredentials: true }).sort())
      .toEqual(['GH_CORS_CREDENTIALS', 'GH_CORS_ORIGIN', 'GH_CORS_ORIGIN', 'GH_CORS_VALUE']);
  });
});

describe('headers, methods and age', () => {
  test.each(['', 'a b', 'a,b', 'a:b', "a'b", 'a\nb', 'ä'])('%j is no header or method', (name) => {
    expect(codes({ allowOrigins: [ORIGIN], allowHeaders: [name] })).toEqual(['GH_CORS_VALUE']);
    expect(codes({ allowOrigins: [ORIGIN], exposeHeaders: [name] })).toEqual(['GH_CORS_VALUE']);
    expect(codes({ allowOrigins: [ORIGIN], allowMethods: [name] })).toEqual(['GH_CORS_VALUE']);
  });

  test('a method in lower case matches nothing that a browser asks for', () => {
    expect(codes({ allowOrigins: [ORIGIN], allowMethods: ['put'] })).toEqual(['GH_CORS_VALUE']);
  });

  test('an age is in whole seconds', () => {
    expect(codes({ allowOrigins: [ORIGIN], maxAge: Duration.millis(1500) })).toEqual(['GH_CORS_VALUE']);
  });
});

describe('fields of another kind', () => {
  test.each<[keyof CorsOptions, unknown, string]>([
    ['allowHeaders', 5, 'allowHeaders of cors is 5'],
    ['allowHeaders', 'X-A', 'allowHeaders of cors is "X-A"'],
    ['allowMethods', null, 'allowMethods of cors is null'],
    ['exposeHeaders', [5], 'exposeHeaders of cors is a list'],
    ['allowCredentials', 'true', 'allowCredentials of cors is "true"'],
    ['maxAge', 5, 'maxAge of cors is 5'],
    ['maxAge', '1 hour', 'maxAge of cors is "1 hour"'],
  ])('%s %p is told as such, and nothing else is', (field, value, given) => {
    const findings = corsFindings({ allowOrigins: ['not an origin'], [field]: value } as CorsOptions);
    expect(findings.map((finding) => [finding.code, finding.given])).toEqual([['GH_TYPE', given]]);
    findings.forEach(expectAdvice);
  });

  test.each([[undefined], [null], [5], ['*'], [['https://a.example']]])('%p is no CORS at all', (cors) => {
    expect(codes(cors as unknown as CorsOptions)).toEqual(['GH_TYPE']);
  });
});

describe('the headers of every answer', () => {
  test('one origin is static', () => {
    expect(corsAnswerHeaders({ allowOrigins: [ORIGIN] })).toEqual({ 'Access-Control-Allow-Origin': `'${ORIGIN}'`, 'Vary': "'Origin'" });
  });

  test('any origin does not vary', () => {
    expect(corsAnswerHeaders({ allowOrigins: ['*'] })).toEqual({ 'Access-Control-Allow-Origin': "'*'" });
  });

  test('several origins are left to whoever answers', () => {
    const cors = { allowOrigins: [ORIGIN, 'https://b.example.com'], allowCredentials: true, exposeHeaders: ['ETag', 'X-Id'] };
    expect(hasSeveralOrigins(cors)).toBe(true);
    expect(corsAnswerHeaders(cors)).toEqual({
      'Access-Control-Allow-Credentials': "'true'",
      'Access-Control-Expose-Headers': "'ETag,X-Id'",
      'Vary': "'Origin'",
    });
  });
});

test('one origin that stands there twice is one origin', () => {
  expect(hasSeveralOrigins({ allowOrigins: [ORIGIN, ORIGIN] })).toBe(false);
});

describe('the template that answers the caller\'s origin', () => {
  const template = originTemplate({ allowOrigins: ['https://b.example.com', 'https://a.example.com'] });

  test('compares whole texts: no pattern, no part of a text', () => {
    expect(template).toContain("#if($origin == 'https://a.example.com' || $origin == 'https://b.example.com')");
    expect(template).not.toMatch(/matches|contains|startsWith|endsWith|indexOf|\.\*/);
  });

  test('sets the header only behind that comparison', () => {
    expect(template.match(/Access-Control-Allow-Origin/g)).toHaveLength(1);
    expect(template).toMatch(/\)#set\(\$context\.responseOverride\.header\.Access-Control-Allow-Origin = \$origin\)#\{end\}$/);
  });

  test('does not depend on the order of origins', () => {
    expect(originTemplate({ allowOrigins: ['https://a.example.com', 'https://b.example.com'] })).toBe(template);
  });
});
