import { TEMPLATE_LIMIT, bytesAsWritten, isIndented, resourceQuotaFinding, sizeFindings } from '../../src/checks';
import { renderFinding } from '../../src/errors';
import { expectAdvice } from '../errors/refusal';

const CONTEXT = '@aws-cdk/core:suppressTemplateIndentation';

/** A body of paths whose JSON without white space has about so many bytes. */
function bodyOf(bytes: number): object {
  return { paths: { '/': { description: 'x'.repeat(bytes) } } };
}

/** Many short lines, which indentation makes much longer. */
const manyLines = (lines: number) => ({ paths: { '/a': { get: { tags: Array.from({ length: lines }, () => 'x') } } } });

describe('the size of a body', () => {
  test('is measured in bytes, not in letters', () => {
    expect(bytesAsWritten({ a: 'é€' }, false)).toBe(Buffer.byteLength('{"a":"é€"}'));
  });

  test('is larger as CDK indents it', () => {
    expect(bytesAsWritten(manyLines(100), true)).toBeGreaterThan(2 * bytesAsWritten(manyLines(100), false));
  });

  test.each([[true], [false]])('small ones pass (indented: %p)', (indented) => {
    expect(sizeFindings(bodyOf(1000), indented)).toEqual([]);
  });

  test('just below the limit passes, just above it does not', () => {
    const frame = bytesAsWritten(bodyOf(0), false);
    expect(sizeFindings(bodyOf(TEMPLATE_LIMIT - frame), false)).toEqual([]);
    expect(sizeFindings(bodyOf(TEMPLATE_LIMIT - frame + 1), false).map((finding) => finding.code)).toEqual(['GH_BODY_SIZE']);
  });

  test('where indentation is what is too much, the finding names the switch', () => {
    const body = manyLines(100_000);
    const [finding] = sizeFindings(body, true);
    expectAdvice(finding);
    expect(renderFinding(finding)).toMatch(/^GH_BODY_SIZE: .* bytes as written \(400,0\d\d without indentation\).*1,000,000 bytes/);
    expect(finding.fix).toContain(`"${CONTEXT}": true`);
    expect(sizeFindings(body, false)).toEqual([]);
  });

  test('where it is too much either way, it says to split', () => {
    const [finding] = sizeFindings(bodyOf(1_200_000), true);
    expectAdvice(finding);
    expect(finding.fix).toContain('Split the routes');
  });

  test('no body that is too large as written goes unseen, however deep it is', () => {
    // GIVEN: an enumeration inside a schema that raw overrides put into an operation
    const schema = { properties: { address: { properties: { country: { items: { enum: Array.from({ length: 39_700 }, () => 'AB') } } } } } };
    const body = { paths: { '/a': { post: { requestBody: { content: { 'application/json': { schema: { allOf: [schema] } } } } } } } };
    // WHEN
    const written = bytesAsWritten(body, true);
    // THEN
    expect(written).toBeGreaterThan(TEMPLATE_LIMIT);
    expect(sizeFindings(body, true).map((finding) => finding.code)).toEqual(['GH_BODY_SIZE']);
  });

  test.each([[undefined, true], [true, false], [false, true]])('the context %p means indented: %p', (value, expected) => {
    expect(isIndented((key) => (key === CONTEXT ? value : undefined))).toBe(expected);
  });
});

describe('the quota of resources', () => {
  test('300 are fine', () => {
    expect(resourceQuotaFinding(300)).toBeUndefined();
  });

  test('301 are a warning that says what to do', () => {
    const finding = resourceQuotaFinding(301)!;
    expectAdvice(finding);
    expect(renderFinding(finding)).toMatch(/^GH_QUOTA_RESOURCES: the routes need more than 300 resources.*Have the quota raised.*\{proxy\+\}/);
  });

  test('its text does not change with the number, so that it is one warning and its acknowledgement holds', () => {
    expect(resourceQuotaFinding(301)).toEqual(resourceQuotaFinding(5000));
  });
});
