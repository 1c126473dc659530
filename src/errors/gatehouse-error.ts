import { CODES } from './codes';
import type { Code } from './codes';

/** One thing that is wrong, in the words of the person who reads it at synth. */
export interface Finding {
  readonly code: Code;
  /** The construct path, where one is known. */
  readonly path?: string;
  /** What was given. */
  readonly given: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** What to do. */
  readonly fix: string;
}

/** Renders a finding: the code is the first word, the construct path the last. */
export function renderFinding(finding: Finding): string {
  const { code, path, given, allowed, fix } = finding;
  const parts = [`${code}: ${given}.`, allowed && `Allowed: ${allowed}.`, `${fix}${fix.startsWith('Did you mean') ? '?' : '.'}`, path && `(at ${path})`];
  return parts.filter(Boolean).join(' ');
}

/**
 * Thrown for input that would not work at AWS, with every finding of that input at once.
 *
 * @internal
 */
export class GatehouseError extends Error {
  public readonly findings: readonly Finding[];

  constructor(findings: Finding | readonly Finding[]) {
    const all = Array.isArray(findings) ? findings as readonly Finding[] : [findings as Finding];
    super(all.map(renderFinding).join('\n'));
    this.name = 'GatehouseError';
    this.findings = all;
  }

  /** The code of the first finding. */
  public get code(): Code {
    return this.findings[0].code;
  }
}

/** Throws when there is anything to say. */
export function throwFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new GatehouseError(findings);
}

/** The warnings among findings, and the errors. */
export function bySeverity(findings: readonly Finding[]): [warnings: Finding[], errors: Finding[]] {
  const isWarning = ({ code }: Finding) => CODES[code].severity === 'warning';
  return [findings.filter(isWarning), findings.filter((finding) => !isWarning(finding))];
}

/** Does something with each item, and throws the findings of all of them together. */
export function forEachCollecting<T>(items: readonly T[], work: (item: T) => void): void {
  const findings = items.flatMap((item) => {
    try {
      work(item);
      return [];
    } catch (error) {
      if (!(error instanceof GatehouseError)) throw error;
      return error.findings;
    }
  });
  throwFindings(findings);
}

/** Adds the path of a construct to findings that a pure function made without knowing it. */
export function at<T>(construct: { readonly node: { readonly path: string } }, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    const { path } = construct.node;
    throw new GatehouseError(error.findings.map((finding) => ({ ...finding, path: finding.path ?? path })));
  }
}
