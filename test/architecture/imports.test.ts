import * as fs from 'fs';
import { builtinModules } from 'module';
import * as path from 'path';
import { findCycles } from './cycles';
import { filesBelow, importsOf } from './imports-of';
import type { Import } from './imports-of';
import { ANNEXES, ROOMS, mayImport } from './rooms';
import type { Room } from './rooms';

const ROOT = path.join(__dirname, '..', '..');
const SRC = path.join(ROOT, 'src');
const FACE = 'src/index.ts';
const FOLDERS: readonly Room[] = [...ROOMS, ...ANNEXES];

const imports = filesBelow(SRC, '.ts').flatMap((file) => importsOf(ROOT, file));
const roomOf = (file: string): string => file.split('/')[1];
const within = imports.filter((each) => each.file !== FACE);
const between = imports.filter((each) => each.target && roomOf(each.target) !== roomOf(each.file));
const outside = within.filter((each) => !each.target);

function shown(found: readonly Import[]): string[] {
  return found.map(({ file, line, module }) => `${file}:${line} imports ${module}`);
}

test('imports are found at all', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(shown(imports.filter((each) => each.target && !fs.existsSync(path.join(ROOT, each.target))))).toEqual([]);
});

test('every folder of src stands in the list of rooms', () => {
  const folders = fs.readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(folders.filter((name) => !FOLDERS.some((room) => room.name === name))).toEqual([]);
});

test('no room imports a later one', () => {
  const wrong = between.filter((each) => each.file !== FACE && !mayImport(roomOf(each.file)).includes(roomOf(each.target!)));
  expect(shown(wrong)).toEqual([]);
});

test('a room is imported by its index only', () => {
  expect(shown(between.filter((each) => !/^src\/[^/]+\/index\.ts$/.test(each.target!)))).toEqual([]);
});

test('the public face exports rooms, nothing else', () => {
  const statements = fs.readFileSync(path.join(ROOT, FACE), 'utf8').split('\n').filter(Boolean);
  expect(statements.filter((line) => !/^export (?:type )?(\*|\{.*\}) from '\.\/[a-z]+';$/.test(line))).toEqual([]);
  expect(shown(imports.filter((each) => each.file === FACE && ANNEXES.some((annex) => annex.name === roomOf(each.target!))))).toEqual([]);
});

test('no files import one another in a circle, types apart', () => {
  const edges = new Map<string, string[]>();
  for (const { file, target, typeOnly } of imports) {
    if (target && !typeOnly) edges.set(file, [...edges.get(file) ?? [], target]);
  }
  expect(findCycles(edges).map((cycle) => cycle.join(' -> '))).toEqual([]);
});

test("nothing is imported from outside but the peers, Node itself, what is bundled, and users' code", () => {
  const peers = /^(aws-cdk-lib(\/(aws-[a-z0-9-]+|custom-resources))?|constructs)$/;
  const isKnown = ({ file, module }: Import) => {
    const { bundles = [], loaders = [] } = FOLDERS.find(({ name }) => name === roomOf(file))!;
    return peers.test(module) || builtinModules.includes(module.replace(/^node:/, '')) || bundles.includes(module.split('/')[0])
      || (module === '(computed)' && loaders.includes(file));
  };
  expect(shown(outside.filter((each) => !isKnown(each)))).toEqual([]);
});

test('what is bundled is loaded when it is needed first', () => {
  const bundled = FOLDERS.flatMap(({ bundles = [] }) => bundles);
  const eager = outside.filter(({ module, typeOnly, isLazy }) => bundled.includes(module.split('/')[0]) && !typeOnly && !isLazy);
  expect(bundled.length).toBeGreaterThan(0);
  expect(shown(eager)).toEqual([]);
});

test.each(FOLDERS)('$name uses of aws-cdk-lib: $cdk', ({ name, cdk }) => {
  const used = outside.filter((each) => roomOf(each.file) === name && /^(aws-cdk-lib|constructs)(\/|$)/.test(each.module));
  const allowed = (each: Import) => {
    if (cdk === 'nothing' || cdk === 'anything') return cdk === 'anything';
    return each.typeOnly || each.module === 'constructs' || (cdk !== 'types' && cdk.includes(each.module));
  };
  expect(shown(used.filter((each) => !allowed(each)))).toEqual([]);
});

test('runtime, which is bundled into functions, imports nothing', () => {
  expect(shown(within.filter((each) => roomOf(each.file) === 'runtime' && (!each.target || roomOf(each.target) !== 'runtime')))).toEqual([]);
});
