// Uses the library as its users get it: the tarball, in fresh projects, with the oldest and the newest aws-cdk-lib; and its Python code.
import assert from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { useInstalled } from './installed.mjs';
import { useOnEveryNode } from './nodes.mjs';
import { generatePython } from './python.mjs';
import { check, finish, run, skipped } from './results.mjs';
import { pack } from './tarball.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|E50[234])\b/;

/** The newest aws-cdk-lib that there is today; nothing where the registry cannot be reached. */
function newestVersion() {
  try {
    return run('npm', ['view', 'aws-cdk-lib', 'version', '--fetch-retries=1', '--fetch-timeout=20000']).trim();
  } catch (error) {
    const [code] = UNREACHABLE.exec(error.message) ?? [];
    if (!code) throw error;
    skipped('installing the tarball', `the npm registry cannot be reached (${code})`);
    return undefined;
  }
}

const oldest = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range.replace('^', '')}`);
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-consumer-')));
const below = (name) => {
  fs.mkdirSync(path.join(folder, name));
  return path.join(folder, name);
};
try {
  const tarball = pack(ROOT, folder);
  generatePython(ROOT, below('python-code'));
  const newest = newestVersion();
  if (newest) {
    console.log(`\nThe oldest supported: ${oldest.join(', ')}`);
    const before = useInstalled(ROOT, below('oldest'), tarball, oldest);
    console.log(`\nThe newest: aws-cdk-lib@${newest}`);
    const after = useInstalled(ROOT, below('newest'), tarball, [`aws-cdk-lib@${newest}`, 'constructs@10']);
    if (after) useOnEveryNode(path.join(folder, 'newest'), below('nodes'), after);
    check('the API is the same with the oldest and the newest', () => assert.deepEqual(after, before));
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
finish();
