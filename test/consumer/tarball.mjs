import assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { check, run } from './results.mjs';

const WANTED = ['package.json', 'README.md', 'LICENSE', 'API.md', '.jsii', 'bin/gatehouse', ...['', 'local/', 'testing/', 'runtime/'].flatMap((name) => [`lib/${name}index.js`, `lib/${name}index.d.ts`])];
const ALLOWED = [/^lib\/.*\.(js|d\.ts)$/, /^lib\/local\/THIRD-PARTY-LICENSES\.txt$/, /^bin\/gatehouse$/, /^assets\//, /^(package\.json|README\.md|LICENSE|API\.md|CHANGELOG\.md|ARCHITECTURE\.md|CONTRIBUTING\.md|\.jsii|\.warnings\.jsii\.js|\.jsii\.tabl\.json(\.gz)?)$/];

/** Packs the library as it is published, checks what is inside, and returns the tarball. */
export function pack(root, folder) {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root }));
  const files = packed.files.map((file) => file.path);
  console.log(`Tarball: ${files.length} files, ${Math.round(packed.size / 1024)} KiB packed, ${Math.round(packed.unpackedSize / 1024)} KiB unpacked`);
  check('the tarball has what a user needs', () => assert.deepEqual(WANTED.filter((name) => !files.includes(name)), []));
  check('the tarball has nothing else: no sources, tests, benchmarks, examples', () => {
    const others = files.filter((name) => !ALLOWED.some((each) => each.test(name)));
    assert.deepEqual([...new Set(others.map((name) => name.replace(/\/.*/, '/…')))], []);
  });
  check('no file names a folder of this machine', () => {
    const naming = files.filter((name) => /\.(js|ts|md|json)$|jsii/.test(name) && decoded(path.join(root, name)).includes(root));
    assert.deepEqual(naming, []);
  });
  return path.join(folder, packed.filename);
}

/** A file's text, with its inline source map. */
function decoded(file) {
  const text = fs.readFileSync(file, 'utf8');
  const map = /sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)/.exec(text);
  return map ? text + Buffer.from(map[1], 'base64').toString('utf8') : text;
}
