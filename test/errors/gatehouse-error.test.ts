import { refusal } from './refusal';
import { GatehouseError, at, forEachCollecting, renderFinding, throwFindings } from '../../src/errors';
import type { Finding } from '../../src/errors';

const FINDING: Finding = { code: 'GH_THROTTLE', given: 'rate "0"', allowed: 'a rate above 0', fix: 'Give a rate' };
const GATEWAY = { node: { path: 'App/Gateway' } };

describe('a finding as text', () => {
  test('begins with the code and ends with the construct path', () => {
    const text = renderFinding({ ...FINDING, path: 'App/Stack/Gateway' });
    expect(text).toBe('GH_THROTTLE: rate "0". Allowed: a rate above 0. Give a rate. (at App/Stack/Gateway)');
  });

  test('leaves out what is not known', () => {
    expect(renderFinding({ code: 'GH_THROTTLE', given: 'x', fix: 'Do y' })).toBe('GH_THROTTLE: x. Do y.');
  });
});

describe('GatehouseError', () => {
  test('holds every finding of one input, one on each line', () => {
    const error = new GatehouseError([FINDING, { ...FINDING, code: 'GH_STAGE_NAME' }]);
    expect(error.message.split('\n').map((line) => line.split(':')[0])).toEqual(['GH_THROTTLE', 'GH_STAGE_NAME']);
    expect(error.code).toBe('GH_THROTTLE');
    expect(error.name).toBe('GatehouseError');
  });

  test('takes a single finding too', () => {
    expect(new GatehouseError(FINDING).findings).toEqual([FINDING]);
  });
});

describe('throwFindings', () => {
  test('throws only when there is something to say', () => {
    expect(() => throwFindings([])).not.toThrow();
    expect(refusal(() => throwFindings([FINDING])).findings).toEqual([FINDING]);
  });
});

describe('forEachCollecting', () => {
  test('does every item, and throws what is wrong with all of them together', () => {
    // GIVEN
    const done: number[] = [];
    // WHEN
    const error = refusal(() => forEachCollecting([1, 2, 3], (item) => {
      if (item !== 2) throwFindings([{ ...FINDING, given: `rate ${item}` }]);
      done.push(item);
    }));
    // THEN
    expect(error.findings.map((finding) => finding.given)).toEqual(['rate 1', 'rate 3']);
    expect(done).toEqual([2]);
  });

  test('other errors end it at once', () => {
    const done: number[] = [];
    expect(() => forEachCollecting([1, 2], (item) => { done.push(item); throw new RangeError('not ours'); })).toThrow(RangeError);
    expect(done).toEqual([1]);
  });
});

describe('at', () => {
  test('adds the path to findings that have none', () => {
    const error = refusal(() => at(GATEWAY, () => throwFindings([FINDING, { ...FINDING, path: 'App/Other' }])));
    expect(error.findings.map((finding) => finding.path)).toEqual(['App/Gateway', 'App/Other']);
    expect(error.message).toContain('(at App/Gateway)');
  });

  test('returns the result, and leaves other errors alone', () => {
    const other = new RangeError('not ours');
    expect(at(GATEWAY, () => 7)).toBe(7);
    expect(() => at(GATEWAY, () => { throw other; })).toThrow(other);
  });

  test('fills in a path that is there but undefined', () => {
    const error = refusal(() => at(GATEWAY, () => throwFindings([{ ...FINDING, path: undefined }])));
    expect(error.findings[0].path).toBe('App/Gateway');
  });
});
