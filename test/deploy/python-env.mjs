import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { environments, here } from './paths.mjs';
import { Skipped } from './skipped.mjs';

/**
 * The Python of a virtual environment that holds the packages of `python/<name>.txt`; made on the first run and again
 * when that list changes.
 */
export async function pythonEnvironment(name, minimum) {
  const requirements = path.join(here, 'python', `${name}.txt`);
  const folder = path.join(environments, name);
  const python = path.join(folder, 'bin', 'python');
  const stamp = path.join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;

  const base = await findPython(minimum);
  console.log(`${name}: installing its Python packages into ${path.relative(process.cwd(), folder)}`);
  rmSync(folder, { recursive: true, force: true });
  await orSkip(name, base, ['-m', 'venv', folder]);
  await orSkip(name, python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, wanted);
  return python;
}

async function orSkip(name, program, args) {
  const { code, output } = await run(program, args, { env: process.env, timeoutMs: 600_000 });
  if (code !== 0) throw new Skipped(`${name} cannot be installed (${path.basename(program)} ${args[1]}: ${lastLine(output)})`);
}

const lastLine = (text) => text.trim().split('\n').at(-1);

/** The first Python that is new enough: on the PATH, else among those that pyenv keeps. */
async function findPython(minimum) {
  for (const candidate of ['python3', 'python3.13', 'python3.14', ...pyenvPythons()]) {
    if (await isAtLeast(candidate, minimum)) return candidate;
  }
  throw new Skipped(`no Python ${minimum.join('.')} or newer on this machine`);
}

async function isAtLeast(candidate, [major, minor]) {
  const test = `import sys, venv; sys.exit(0 if sys.version_info >= (${major}, ${minor}) else 1)`;
  try {
    return (await run(candidate, ['-c', test], { env: process.env })).code === 0;
  } catch {
    return false; // no such program
  }
}

function pyenvPythons() {
  const folder = path.join(process.env.PYENV_ROOT ?? path.join(process.env.HOME ?? '', '.pyenv'), 'versions');
  return existsSync(folder) ? readdirSync(folder).map((version) => path.join(folder, version, 'bin', 'python3')) : [];
}
