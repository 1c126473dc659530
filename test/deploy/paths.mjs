import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder. */
export const here = path.dirname(fileURLToPath(import.meta.url));

/** The project's folder. */
export const root = path.resolve(here, '..', '..');

/** What the deployment tests install for themselves; not in git. */
export const environments = path.join(root, '.venv-deploy');
