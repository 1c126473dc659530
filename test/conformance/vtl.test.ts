import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { DEVIATIONS } from './deviations/vtl';
import { conformanceFolder, summary } from './kind';
import { vtl } from './kinds/vtl';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;
/** Another folder may have other probes. */
const whereUsual = folder && process.env.GATEHOUSE_CONFORMANCE === undefined ? test : test.skip;

whereRecorded(`the language probes${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await vtl.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
});

whereUsual('every deviation is one of a probe that the folder has', async () => {
  const ids = (await vtl.run(folder!)).map(({ id }) => id);
  expect(Object.keys(DEVIATIONS).filter((id) => !ids.includes(id))).toEqual([]);
});

describe('probes', () => {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-conformance-'));
  afterAll(() => fs.rmSync(work, { recursive: true }));

  async function run(...cases: object[]) {
    fs.mkdirSync(path.join(work, 'vtl'), { recursive: true });
    fs.writeFileSync(path.join(work, 'vtl', 'probes.json'), JSON.stringify({ kind: 'vtl-lang', context: { n: 5, f: 1.5, list: [1] }, cases }));
    return vtl.run(work);
  }

  test('pass with what Velocity printed, or where it failed too', async () => {
    const outcomes = await run(
      { id: 'a', template: '$n $f $list', velocity17: { output: '5 1.5 [1]' } },
      { id: 'b', template: '#end', velocity17: { error: 'ParseErrorException' } },
    );
    expect(summary('vtl', outcomes)).toBe('vtl: 2 passed, 0 failed, 0 skipped');
  });

  test('each has its own variables', async () => {
    const probe = { template: '$list.add(2)$list', velocity17: { output: 'true[1, 2]' } };
    expect(summary('vtl', await run({ id: 'a', ...probe }, { id: 'b', ...probe }))).toBe('vtl: 2 passed, 0 failed, 0 skipped');
  });

  test('fail with the difference', async () => {
    const outcomes = await run(
      { id: 'a', template: '$n', velocity17: { output: '6' } },
      { id: 'b', template: '#end', velocity17: { output: '' } },
      { id: 'c', template: 'x', velocity17: { error: 'Exception: no\nmore' } },
    );
    expect(outcomes.map(({ detail }) => detail)).toEqual([
      'expected "6", answered "5"',
      'expected "", answered an error (found "#end", expected an #if or #foreach before it (line 1, column 1))',
      'expected an error (Exception: no), answered "x"',
    ]);
  });

  test('that API Gateway answers otherwise are skipped with the reason, and fail where we answer neither', async () => {
    const outcomes = await run(
      { id: 'ref-undefined', template: '[$undef]', velocity17: { output: '[$undef]' } },
      { id: 'ref-null', template: '[$undef]', velocity17: { output: '[wrong]' } },
      { id: 'new-missing', template: '<$undef.x>', velocity17: { output: '<$undef.x>' } },
      { id: 'new-wrong', template: '<$undef.x>', velocity17: { output: '<$x>' } },
      { id: 'new-macro', template: '#macro(a)x#end#a()', velocity17: { output: 'x' } },
    );
    expect(outcomes.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'ref-undefined skipped', 'ref-null failed', 'new-missing skipped', 'new-wrong failed', 'new-macro skipped',
    ]);
    expect(outcomes[2].detail).toMatch(/a reference to nothing is empty text/);
  });

  test('a folder without them has none', async () => {
    expect(await vtl.run(path.join(work, 'nowhere'))).toEqual([]);
  });
});
