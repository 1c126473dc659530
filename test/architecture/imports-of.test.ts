import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { findCycles } from './cycles';
import { importsOf } from './imports-of';

/** `module:values`, `module:values, later` or `module:types` of each reference of a source. */
function found(source: string): string[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-imports-'));
  try {
    fs.writeFileSync(path.join(folder, 'b.ts'), '');
    fs.writeFileSync(path.join(folder, 'a.ts'), source);
    return importsOf(folder, path.join(folder, 'a.ts')).map(({ module, target, typeOnly, isLazy }) => `${target ?? module}:${typeOnly ? 'types' : 'values'}${isLazy ? ', later' : ''}`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test.each([
  ["import { a } from './b';", 'b.ts:values'],
  ["import './b';", 'b.ts:values'],
  ["import type { A } from './b';", 'b.ts:types'],
  ["import { type A, type B } from './b';", 'b.ts:types'],
  ["import { a, type B } from './b';", 'b.ts:values'],
  ["import a, { type B } from './b';", 'b.ts:values'],
  ["import * as b from 'aws-cdk-lib';", 'aws-cdk-lib:values'],
  ["import type * as b from 'aws-cdk-lib';", 'aws-cdk-lib:types'],
  ["export * from './b';", 'b.ts:values'],
  ["export type { A } from './b';", 'b.ts:types'],
  ["import b = require('aws-cdk-lib');", 'aws-cdk-lib:values'],
  ["function f() { return require('aws-cdk-lib'); }", 'aws-cdk-lib:values, later'],
  ["const f = () => import('aws-cdk-lib');", 'aws-cdk-lib:values, later'],
  ["const b = import('aws-cdk-lib');", 'aws-cdk-lib:values'],
  ["let b: import('aws-cdk-lib').App;", 'aws-cdk-lib:types'],
  ['const b = require(name);', '(computed):values'],
])('%s', (source, expected) => {
  expect(found(source)).toEqual([expected]);
});

test('circles are found, each once', () => {
  expect(findCycles(new Map([['a', ['b', 'd']], ['b', ['c']], ['c', ['a']], ['d', ['b']]]))).toEqual([['a', 'b', 'c', 'a']]);
  expect(findCycles(new Map([['a', ['b', 'c']], ['b', ['c']]]))).toEqual([]);
});
