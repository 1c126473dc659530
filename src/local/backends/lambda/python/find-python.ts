import { accessSync, constants } from 'fs';
import { delimiter, join } from 'path';

const NAMES = process.platform === 'win32' ? ['python3.exe', 'python.exe'] : ['python3'];

/** The Python 3 of this machine, without running it; nothing where the path has none. */
export function findPython(path = process.env.PATH ?? ''): string | undefined {
  return path.split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
