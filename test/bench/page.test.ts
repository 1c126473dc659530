import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const results = JSON.parse(readFileSync(join(ROOT, 'bench', 'results.json'), 'utf8'));

test('the page has the committed results', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bench', 'docs.mjs'), '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('the results are of every size and subject, and held every target', () => {
  const rows: { subject: string; n: number; validator: string }[] = results.rows;
  const [subjects, sizes, validators] = [['gatehouse', 'rest-api', 'floor'], [10, 100, 300, 1000], ['off', 'on']];
  const measured = new Set(rows.map(({ subject, n, validator }) => `${subject} ${n} ${validator}`));
  expect(measured.size).toBe(subjects.length * sizes.length * validators.length);
  expect(results.local.map(({ n }: { n: number }) => n)).toEqual([10, 100, 300]);
  expect(results.targets.filter((target: { pass: boolean }) => !target.pass)).toEqual([]);
});
