import { join } from 'path';
import { SCHEMAS } from './schemas';
import type { RefusalKind } from '../handlers/shared/refusal';
import { MappingTemplate, ResponseSource } from 'cdk-gatehouse';
import type { ResponseOptions } from 'cdk-gatehouse';

/** What the types of problems start with, the gateway's own and ours. */
export const PROBLEM_TYPES = 'https://errors.example.com/';

const REFUSAL = MappingTemplate.fromFile(join(__dirname, '../templates/refusal.vtl'));
const STATUS: Readonly<Record<RefusalKind, number>> = { 'not-found': 404, 'conflict': 409, 'invalid': 400 };

const problem = { headers: { 'Content-Type': ResponseSource.literal('application/problem+json') }, schema: SCHEMAS.problem };

/** The answers for what a function refuses: its error's message starts with the kind. Other errors stay the 502 of the integration. */
export function refusals(...kinds: RefusalKind[]): ResponseOptions[] {
  return kinds.map((kind) => ({ ...problem, status: STATUS[kind], match: `${kind}: [\\s\\S]+`, template: REFUSAL }));
}

/** An answer for a status of an HTTP back end, in our words. */
export function problemFor(match: string, status: number, title: string, headers: Record<string, ResponseSource> = {}): ResponseOptions {
  const type = PROBLEM_TYPES + title.toLowerCase().replaceAll(' ', '-');
  return { ...problem, status, match, headers: { ...problem.headers, ...headers }, template: MappingTemplate.json({ type, title, status }) };
}
