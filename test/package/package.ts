import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** The root of the repository. */
export const ROOT = path.join(__dirname, '..', '..');

/** The compiled library, as the tests of the package need it. */
export function assertCompiled(): void {
  const missing = ['lib/index.js', '.jsii'].filter((file) => !fs.existsSync(path.join(ROOT, file)));
  if (missing.length) throw new Error(`${missing.join(' and ')} missing: compile the library first (npx projen compile)`);
}

/** A temporary folder in which `cdk-gatehouse` is installed, as far as module resolution can tell. */
export function consumerFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-consumer-')));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  fs.symlinkSync(ROOT, path.join(folder, 'node_modules', 'cdk-gatehouse'), 'junction');
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

/** Runs Node in a folder and returns what it prints, or the first line of its error. */
export function node(folder: string, ...args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '' } }).trim();
  } catch (error) {
    const { stderr } = error as { stderr: string };
    return /^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr;
  }
}
