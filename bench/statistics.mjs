/** Rounds of samples in, rows and ratios out. Pure functions. */

/** Metrics that get a ratio: the last is CPU without the time that `require` took. */
const RATIO_METRICS = { minifiedBytes: (s) => s.minifiedBytes, cpuMs: (s) => s.cpuMs, cpuWithoutLoadMs: (s) => s.cpuMs - s.loadCpuMs, wallMs: (s) => s.wallMs };

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const round = (value, digits = 0) => Number(value.toFixed(digits));

/** One row of the table: the medians of one subject's samples. */
export function row(suite, subject, n, validator, samples) {
  const of = (metric) => median(samples.map((sample) => sample[metric]));
  return {
    suite, subject, n,
    resources: of('resources'), templateBytes: of('templateBytes'), minifiedBytes: of('minifiedBytes'),
    wallMs: round(of('wallMs')), cpuMs: round(of('cpuMs')), peakMb: round(of('peakMb')),
    validator,
  };
}

/**
 * Ratios of one subject to another: each round's own ratio first, so that a slow spell of the machine weighs on both sides; then the median.
 * `least` and `greatest` show how far the rounds lie apart.
 */
export function ratios(subject, against, n, validator, samples, references) {
  return Object.entries(RATIO_METRICS).map(([metric, read]) => {
    const perRound = samples.map((sample, i) => read(sample) / read(references[i]));
    return {
      subject, against, n, validator, metric,
      value: round(median(perRound), 3), least: round(Math.min(...perRound), 3), greatest: round(Math.max(...perRound), 3),
    };
  });
}
