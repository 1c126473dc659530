// Writes the table of docs/checks.md from the codes of the library: `npm run docs:checks`, after compiling.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { CODES } = createRequire(import.meta.url)('../lib/errors/codes.js');
const page = new URL('checks.md', import.meta.url);
const [begin, end] = ['<!-- codes:start -->', '<!-- codes:end -->'];

const rows = Object.entries(CODES).map(([code, { severity, meaning }]) => `| \`${code}\` | ${severity} | ${meaning.replaceAll('|', '\\|')} |`);
const table = ['| code | severity | meaning |', '|---|---|---|', ...rows].join('\n');
const text = readFileSync(page, 'utf8');
writeFileSync(page, `${text.slice(0, text.indexOf(begin) + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`);
