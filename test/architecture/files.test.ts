import * as fs from 'fs';
import * as path from 'path';
import { filesBelow } from './imports-of';

const ROOT = path.join(__dirname, '..', '..');
const MOST_LINES = 400;

function lines(folder: string): { readonly file: string; readonly lines: number }[] {
  return filesBelow(path.join(ROOT, folder), '.ts', '.js', '.cjs', '.mjs')
    .map((file) => ({ file: path.relative(ROOT, file), lines: fs.readFileSync(file, 'utf8').trimEnd().split('\n').length }));
}

test.each(['src', 'test', 'bench', 'projenrc'])(`no file of %s has more than ${MOST_LINES} lines`, (folder) => {
  expect(lines(folder).filter((each) => each.lines > MOST_LINES)).toEqual([]);
});

test('half of the files of src have no more than 100 lines', () => {
  const sorted = lines('src').map((each) => each.lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(100);
});
