// Bundles the local gateway's entry points, each with the packages that it uses into one file, and leaves no other JavaScript beside them.
// Usage: node projenrc/bundle-local.mjs [folder]    (default: lib/local)
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const ENTRIES = ['index', 'cli'];
/** What may be in a bundle, with everything that it needs itself; nothing of aws-cdk-lib is. */
const PACKAGES = ['ajv', 'aws-jwt-verify', 'fast-deep-equal', 'fast-json-stable-stringify', 'json-schema-traverse', 'uri-js'];
const LICENSES = 'THIRD-PARTY-LICENSES.txt';

const folder = path.resolve(process.argv[2] ?? path.join(ROOT, 'lib', 'local'));
const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ENTRIES.map((name) => `src/local/${name}.ts`),
  outdir: folder,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
});

/** The package that a bundled file is of. */
const packageOf = (file) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
const bundled = [...new Set(Object.keys(metafile.inputs).map(packageOf).filter((name) => name !== undefined))].sort();
const uninvited = bundled.filter((name) => !PACKAGES.includes(name));
if (uninvited.length > 0) throw new Error(`The local gateway would bundle ${uninvited.join(', ')}, which PACKAGES does not name.`);

fs.writeFileSync(path.join(folder, LICENSES), bundled.map(license).join(`\n${'-'.repeat(80)}\n\n`));
removeOthers(folder);

function license(name) {
  const home = path.join(ROOT, 'node_modules', name);
  const { version, license: spdx } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
  const file = fs.readdirSync(home).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`The package ${name} has no licence that could go along.`);
  return `${name} ${version} (${spdx})\n\n${fs.readFileSync(path.join(home, file), 'utf8').trim()}\n`;
}

/** What the compiler wrote is in the bundles now; declarations stay. */
function removeOthers(within) {
  const kept = new Set(ENTRIES.map((name) => path.join(folder, `${name}.js`)));
  const files = fs.readdirSync(within, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.js'));
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).filter((each) => !kept.has(each))) fs.rmSync(file);
}
