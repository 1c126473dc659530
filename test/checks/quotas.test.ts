import { readFileSync } from 'fs';
import { join } from 'path';
import { REST_QUOTAS, quotaFindings } from '../../src/checks';
import type { Quota, QuotaResources } from '../../src/checks';
import { CODES } from '../../src/errors';
import { expectAdvice } from '../errors/refusal';

const many = (count: number, prefix = 'k') => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, 'v']));
const list = <T>(count: number, each: (i: number) => T) => Array.from({ length: count }, (_, i) => each(i));
const api = (Body: object, more: object = {}): QuotaResources => ({ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body, ...more } } });
const stage = (properties: object): QuotaResources => ({ Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'prod', RestApiId: { Ref: 'Api' }, ...properties } } });
const stages = (count: number): QuotaResources => Object.assign({}, ...list(count, (i) => ({ [`S${i}`]: stage({ StageName: `s${i}` }).Stage })));
const schemes = (count: number, ttl?: number) => ({
  components: { securitySchemes: Object.fromEntries(list(count, (i) => [`A${i}`, { 'type': 'apiKey', 'x-amazon-apigateway-authorizer': { authorizerResultTtlInSeconds: ttl } }])) },
});
const plan = (throttles: number): QuotaResources => ({
  Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'prod', Throttle: many(throttles, '/p') }] } },
});
const planKeys = (count: number): QuotaResources => Object.assign({}, ...list(count, (i) => ({ [`K${i}`]: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Key' }, UsagePlanId: `p${i}` } } })));
const policy = (length: number) => ({ 'x-amazon-apigateway-policy': { A: 'x'.repeat(length - '{"A":""}'.length) } });
const documented = (count: number) => ({ 'x-amazon-apigateway-documentation': { documentationParts: list(count, () => ({})) } });

/** The name of a quota, what is just within it, and what exceeds it. */
const CASES: ReadonlyArray<readonly [keyof typeof REST_QUOTAS, QuotaResources, QuotaResources, RegExp]> = [
  ['stages', stages(10), stages(11), /one API has more than 10 stages.*"Stages per API"/],
  ['authorizers', api(schemes(10)), api(schemes(11)), /the routes need more than 10 authorizers/],
  ['policy', api(policy(8192)), api(policy(8193)), /the resource policy has more than 8,192 characters/],
  ['documentationParts', api(documented(2000)), api(documented(2001)), /the descriptions make more than 2,000 documentation parts/],
  ['methodThrottles', plan(20), plan(21), /usage plan "Plan" has for one stage more than 20 method throttles/],
  ['plansPerKey', planKeys(10), planKeys(11), /an API key is in more than 10 usage plans/],
  ['stageVariables', stage({ Variables: many(100) }), stage({ Variables: many(101) }), /stage "prod" has more than 100 stage variables.*cannot be raised/],
  ['stageTags', stage({ Tags: list(50, () => ({})) }), stage({ Tags: list(51, () => ({})) }), /stage "prod" has more than 50 tags/],
  ['accessLogFormat', stage({ AccessLogSetting: { Format: 'é'.repeat(1536) } }), stage({ AccessLogSetting: { Format: `${'é'.repeat(1536)}x` } }), /an access log of more than 3,072 bytes/],
  ['cacheTtl', stage({ MethodSettings: [{ CacheTtlInSeconds: 3600 }] }), stage({ MethodSettings: [{}, { CacheTtlInSeconds: 3601 }] }), /keeps answers in its cache for more than 3,600 seconds/],
  ['authorizerTtl', api(schemes(1, 3600)), api(schemes(2, 3601)), /an authorizer keeps its results for more than 3,600 seconds/],
];

test.each(CASES)('%s: what is within passes, what is beyond is said', (name, within, beyond, words) => {
  const quota: Quota = REST_QUOTAS[name];
  expect(quotaFindings(within)).toEqual([]);
  const findings = quotaFindings(beyond);
  expect(findings.map(({ code }) => code)).toEqual([quota.code]);
  expect(`${findings[0].given}. ${findings[0].allowed}`).toMatch(words);
  expect(CODES[findings[0].code].severity).toBe(quota.raisable ? 'warning' : 'error');
  findings.forEach(expectAdvice);
});

test('every quota that a template shows is measured here, every other one says by which code it is checked or is the account\'s', () => {
  const measured = Object.entries<Quota>(REST_QUOTAS).filter(([, { measure }]) => measure).map(([name]) => name);
  expect(measured.sort()).toEqual(CASES.map(([name]) => name).sort());
  const others = Object.entries<Quota>(REST_QUOTAS).filter(([, { measure, code }]) => !measure && !code).map(([, { name }]) => name);
  expect(others.filter((name) => !/per (account per )?Region$/.test(name))).toEqual([]);
});

test('a raisable quota has a code of its own, so that acknowledging one says nothing of another', () => {
  const codes = Object.values<Quota>(REST_QUOTAS).filter(({ raisable, code }) => raisable && code).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('references count as nothing, because only AWS knows what they become', () => {
  const Policy = { A: { 'Fn::Join': ['', ['x'.repeat(8000), { 'Fn::GetAtt': ['A'.repeat(500), 'Arn'] }]] } };
  expect(quotaFindings(api({}, { Policy }))).toEqual([]);
});

test.each<[string, any]>([
  ['nothing', {}],
  ['no properties', { Api: { Type: 'AWS::ApiGateway::RestApi' }, Stage: { Type: 'AWS::ApiGateway::Stage' }, Plan: { Type: 'AWS::ApiGateway::UsagePlan' } }],
  ['null everywhere', { ...api(null as any), ...stage({ Variables: null, Tags: null, MethodSettings: [null], AccessLogSetting: null }) }],
  ['intrinsics in place of values', stage({ Variables: { Ref: 'A' }, Tags: { Ref: 'A' }, MethodSettings: { Ref: 'A' }, AccessLogSetting: { Format: { Ref: 'A' } }, StageName: { Ref: 'A' } })],
  ['schemes that are none', api({ components: { securitySchemes: { a: null, b: 'text' } } })],
])('%s measures as nothing', (_, resources) => {
  expect(quotaFindings(resources)).toEqual([]);
});

test('docs/quotas.md shows the same rows', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'quotas.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (.+?) \| ([\d,]+) (.+?) \| (yes|no) \| (.+?) \|$/gm)].map(([, ...cells]) => cells);
  const expected = Object.values<Quota>(REST_QUOTAS).map(({ name, limit, unit, raisable, code }) =>
    [name, limit.toLocaleString('en'), unit, raisable ? 'yes' : 'no', code ? `\`${code}\`` : 'nothing: the whole account counts']);
  expect(rows).toEqual(expected);
});
