/** What the benchmark must reach, as data: each target reads the results and says whether it holds. */

/** Names and limits; also the text of docs/benchmarks.md. */
export const LIMITS = {
  fixedResources: 11,
  minified: 1.02,
  cpuOfFloor: { n: 1000, limit: 1.15 },
  cpuOfRestApi: { n: 100, limit: 0.6 },
  localRequestMs: 0.3,
  localFirstAnswer: { n: 300, limit: 500 },
};

const DISTINCT_FUNCTIONS = 1;

/**
 * Every target that these results can decide; a partial run decides fewer.
 *
 * @param {object} results as run.mjs writes them, without `targets`
 * @returns {{ target: string, value: number | string, limit: number | string, pass: boolean }[]}
 */
export function checkTargets({ rows, ratios, modules, validatorFindings, local = [] }) {
  const found = [];
  const most = (target, value, limit) => found.push({ target, value, limit, pass: value <= limit });
  const ratio = (metric, against, n) => ratios.find((r) =>
    r.subject === 'gatehouse' && r.against === against && r.metric === metric && r.n === n && r.validator === 'off');

  for (const row of rows.filter(({ subject, validator }) => subject === 'gatehouse' && validator === 'off')) {
    most(`resources, n=${row.n}`, row.resources, LIMITS.fixedResources + DISTINCT_FUNCTIONS);
    const minified = ratio('minifiedBytes', 'floor', row.n);
    if (minified) {
      most(`minified bytes / floor, n=${row.n}`, minified.value, LIMITS.minified);
    }
  }
  for (const [against, { n, limit }] of [['floor', LIMITS.cpuOfFloor], ['rest-api', LIMITS.cpuOfRestApi]]) {
    const cpu = ratio('cpuMs', against, n);
    if (cpu) {
      most(`synth CPU / ${against}, n=${n}`, cpu.value, limit);
    }
  }
  for (const { unused } of modules.filter(({ subject }) => subject === 'gatehouse')) {
    found.push({ target: 'service modules loaded that no route uses', value: unused.join(', ') || 'none', limit: 'none', pass: unused.length === 0 });
  }
  if (rows.some(({ subject, validator }) => subject === 'gatehouse' && validator === 'on')) {
    const findings = validatorFindings.filter(({ subject }) => subject === 'gatehouse');
    most('findings of the validator', findings.reduce((sum, { findings: count }) => sum + count, 0), 0);
  }
  for (const { n, requestCpuMs, firstAnswerMs } of local) {
    most(`local gateway, CPU ms of a mock request, n=${n}`, requestCpuMs, LIMITS.localRequestMs);
    if (n === LIMITS.localFirstAnswer.n) most(`local gateway, ms to the first answer, n=${n}`, firstAnswerMs, LIMITS.localFirstAnswer.limit);
  }
  return found;
}
