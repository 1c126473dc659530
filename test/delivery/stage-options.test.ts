import { checkedStages, defaultStageName, throttleFindings } from '../../src/delivery';
import type { RestStageOptions, ThrottleOptions } from '../../src/delivery';
import { expectAdvice, expectRefusal, refusal } from '../errors/refusal';

describe('stages', () => {
  test('one named prod where none is given', () => {
    expect(checkedStages()).toEqual([['prod', {}]]);
  });

  test('are sorted by name, whatever the order of the map', () => {
    const names = (stages: { [name: string]: RestStageOptions }) => checkedStages(stages).map(([name]) => name);
    expect(names({ prod: {}, dev: {}, Test: {} })).toEqual(['Test', 'dev', 'prod']);
    expect(names({ Test: {}, dev: {}, prod: {} })).toEqual(['Test', 'dev', 'prod']);
  });

  test('a stage may say nothing', () => {
    expect(checkedStages({ dev: undefined as unknown as RestStageOptions })).toEqual([['dev', {}]]);
  });

  test.each(['v1', 'PROD', 'a_b-c', 'x'.repeat(128)])('%s is a name', (name) => {
    expect(checkedStages({ [name]: {} })).toEqual([[name, {}]]);
  });

  test.each(['', '$default', 'a b', 'a/b', 'a.b', 'prod\n', 'é', 'x'.repeat(129)])('%j is none', (name) => {
    expectRefusal(() => checkedStages({ [name]: {} }), 'GH_STAGE_NAME', 'stage name', 'Rename the stage');
  });

  test('none at all is refused', () => {
    expectRefusal(() => checkedStages({}), 'GH_STAGE_NAME', 'stages is empty', 'Name a stage');
  });

  test('everything that is wrong is said at once', () => {
    const { findings } = refusal(() => checkedStages({ 'a b': { throttle: { rate: 0, burst: 1 } }, 'c/d': {} }));
    expect(findings.map((finding) => finding.code)).toEqual(['GH_STAGE_NAME', 'GH_THROTTLE', 'GH_STAGE_NAME']);
  });
});

describe('the default stage', () => {
  test.each<[string[], string | undefined, string | undefined]>([
    [['dev', 'prod'], undefined, 'prod'],
    [['dev'], undefined, 'dev'],
    [['dev', 'test'], undefined, undefined],
    [['dev', 'prod'], 'dev', 'dev'],
    [['dev', 'prod'], 'stage', undefined],
    [[], undefined, undefined],
  ])('of %j with %p is %p', (names, named, expected) => {
    expect(defaultStageName(names, named)).toBe(expected);
  });
});

describe('a throttle', () => {
  test.each([[undefined], [{ rate: 0.5, burst: 1 }], [{ rate: 10_000, burst: 5_000 }]])('%j is fine', (throttle) => {
    expect(throttleFindings('stage "prod"', throttle)).toEqual([]);
  });

  test.each([
    [{ rate: 0, burst: 1 }], [{ rate: -1, burst: 1 }], [{ rate: NaN, burst: 1 }], [{ rate: Infinity, burst: 1 }],
    [{ rate: 1, burst: 0 }], [{ rate: 1, burst: 1.5 }],
    [{ rate: '5', burst: 1 }], [{ rate: 5 }], [{ burst: 5 }], [{}],
  ])('%j is refused', (throttle) => {
    const findings = throttleFindings('stage "prod"', throttle as ThrottleOptions);
    expect(findings.map((finding) => finding.code)).toEqual(['GH_THROTTLE']);
    expect(findings[0].given).toContain('stage "prod" has the throttle rate');
    findings.forEach(expectAdvice);
  });
});
