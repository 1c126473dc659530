import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';

const FOLDER = process.env.GATEHOUSE_CONFORMANCE ?? join(__dirname, '..', '..', '..', '..', 'shared', 'conformance');

type Json = Record<string, any>;

/** Whether AWS's recordings are there; suites that read them say so where they are not. */
export const HAS_RECORDINGS = existsSync(join(FOLDER, 'control'));

if (!HAS_RECORDINGS) console.warn(`AWS's recordings are not at ${FOLDER} (GATEHOUSE_CONFORMANCE): what it answered is not compared`);

/** The recorded calls about gateway responses. */
export function recordedCalls(): Json[] {
  if (!HAS_RECORDINGS) return [];
  const files = readdirSync(join(FOLDER, 'control')).filter((file) => file.includes('GatewayResponse'));
  return files.flatMap((file) => JSON.parse(readFileSync(join(FOLDER, 'control', file), 'utf8')).calls);
}

/** What AWS said to refused calls. */
export function recordedRefusals(): string[] {
  return recordedCalls().filter((call) => call.isError).flatMap((call) => call.recorded.map((each: Json) => each.value.Error.Message));
}

/** The types that AWS documents, with their status. */
export function documentedTypes(): Array<{ readonly type: string; readonly status: string }> {
  return HAS_RECORDINGS ? JSON.parse(readFileSync(join(FOLDER, 'semantics.json'), 'utf8')).gatewayResponseTypes : [];
}

/** What API Gateway does with a template: text for variables, nothing escaped. */
export function substituted(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$((?:context|stageVariables|method)(?:\.[\w-]+)+)/g, (_, name: string) => values[name] ?? '');
}
