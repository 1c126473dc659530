/**
 * Writes the tables of docs/benchmarks.md from bench/results.json: `node bench/docs.mjs`. With `--check` it changes nothing and fails if
 * the page is not up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { render } from './table.mjs';

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** The page with everything between the markers replaced by the results. */
export function fill(page, results) {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) {
    throw new Error(`docs/benchmarks.md needs the two lines ${START} and ${END}, in this order.`);
  }
  return `${page.slice(0, start + START.length)}\n\n${render(results)}\n\n${page.slice(end)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../docs/benchmarks.md', import.meta.url);
  const page = readFileSync(file, 'utf8');
  const filled = fill(page, JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8')));
  if (!process.argv.includes('--check')) {
    writeFileSync(file, filled);
  } else if (filled !== page) {
    console.error('docs/benchmarks.md differs from bench/results.json: run node bench/docs.mjs.');
    process.exitCode = 1;
  }
}
