/** The results as Markdown, for the terminal and for docs/benchmarks.md. Pure functions. */

const number = (value) => value.toLocaleString('en-US');

/** A Markdown table with padded columns; the first column is left-aligned, the others right-aligned. */
function table(head, lines) {
  const cells = [head, ...lines].map((line) => line.map(String));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((line) => line[i].length)));
  const text = ([first, ...rest]) => `| ${[first.padEnd(widths[0]), ...rest.map((cell, i) => cell.padStart(widths[i + 1]))].join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [text(cells[0]), rule, ...cells.slice(1).map(text)].join('\n');
}

export function rowsTable(rows) {
  return table(
    ['subject', 'routes', 'validator', 'resources', 'template bytes', 'minified bytes', 'CPU ms', 'wall ms', 'peak MB'],
    rows.map((r) => [
      r.subject, number(r.n), r.validator, number(r.resources), number(r.templateBytes), number(r.minifiedBytes),
      number(r.cpuMs), number(r.wallMs), number(r.peakMb),
    ]),
  );
}

export function ratiosTable(ratios) {
  return table(
    ['ratio', 'routes', 'validator', 'median', 'least', 'greatest'],
    ratios.map((r) => [
      `${r.metric}: ${r.subject} / ${r.against}`, number(r.n), r.validator, r.value.toFixed(2), r.least.toFixed(2), r.greatest.toFixed(2),
    ]),
  );
}

export function localTable(local) {
  return table(
    ['local gateway, routes', 'to the first answer ms', 'its CPU ms', 'CPU ms of a mock request'],
    local.map((r) => [number(r.n), number(r.firstAnswerMs), number(r.firstAnswerCpuMs), r.requestCpuMs.toFixed(3)]),
  );
}

export function targetsTable(targets) {
  return table(['target', 'measured', 'at most', 'held'], targets.map((t) => [t.target, t.value, t.limit, t.pass ? 'yes' : '**NO**']));
}

export function environmentLine({ node, awsCdkLib, cpus, rounds }) {
  const versions = Object.entries(awsCdkLib).map(([validator, version]) => `${version} (validator ${validator})`).join(', ');
  return `Node ${node}, aws-cdk-lib ${versions}, ${cpus} CPUs. Medians of ${rounds} fresh processes, the subjects in turn.`;
}

/** Everything, as it stands between the markers of docs/benchmarks.md. */
export function render({ environment, rows, ratios, targets, local = [] }) {
  const tables = [rowsTable(rows), ratios.length && ratiosTable(ratios), local.length && localTable(local), targets.length && targetsTable(targets)];
  return [environmentLine(environment), ...tables].filter(Boolean).join('\n\n');
}
