import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { CODES } from '../../src/errors';
import type { CodeInfo } from '../../src/errors';

const ROOT = join(__dirname, '..', '..');
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('codes.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .join('\n');
const ROW = /^\|\s*`?(GH_[A-Z0-9_]+)`?\s*\|\s*(\w+)\s*\|\s*(.*?)\s*\|\s*$/gm;

describe('the table of codes', () => {
  test.each(Object.keys(CODES))('%s is well formed and used somewhere in src', (code) => {
    expect(code).toMatch(/^GH_[A-Z0-9_]+$/);
    expect(SOURCES.includes(`'${code}'`)).toBe(true);
  });

  test('every code that a source names is in the table', () => {
    const named = [...new Set(SOURCES.match(/\bGH_[A-Z0-9_]+/g))];
    expect(named.filter((code) => !(code in CODES))).toEqual([]);
  });

  test('every meaning is one sentence of its own', () => {
    const meanings = Object.values(CODES).map((info) => info.meaning);
    expect(meanings.filter((meaning) => !/^[A-Z`].*\.$/.test(meaning))).toEqual([]);
    expect(new Set(meanings).size).toBe(meanings.length);
  });
});

describe('docs/checks.md', () => {
  test('lists each code exactly once, with its severity and meaning', () => {
    // GIVEN
    const file = join(ROOT, 'docs', 'checks.md');
    if (!existsSync(file)) throw new Error('docs/checks.md is missing: generate it from CODES as the table | code | severity | meaning |');
    // WHEN
    const rows = [...readFileSync(file, 'utf8').matchAll(ROW)].map(([, code, severity, meaning]) => ({ code, severity, meaning }));
    // THEN
    const expected = Object.entries<CodeInfo>(CODES).map(([code, { severity, meaning }]) => ({ code, severity, meaning }));
    expect(sorted(rows)).toEqual(sorted(expected));
  });
});

function sorted<T extends { readonly code: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
}
