import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { environments } from './paths.mjs';
import { Skipped } from './skipped.mjs';

const PACKAGES = { '@aws-sdk/client-s3': '3.1169.0' };

/**
 * A `node_modules` folder with what AWS's Node runtimes bring along, for the emulator's NODE_PATH. It holds nothing
 * else, so a handler that forgot to bundle some other package fails here as it would at AWS.
 */
export async function lambdaSdk() {
  const folder = path.join(environments, 'lambda-sdk');
  const manifest = path.join(folder, 'package.json');
  const stamp = path.join(folder, 'installed.json');
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES });
  const modules = path.join(folder, 'node_modules');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return modules;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
  const { code, output } = await run('npm', args, { cwd: folder, env: process.env, timeoutMs: 300_000 });
  if (code !== 0) throw new Skipped(`${Object.keys(PACKAGES)} cannot be installed: ${output.trim().split('\n').at(-1)}`);
  writeFileSync(stamp, wanted);
  return modules;
}
