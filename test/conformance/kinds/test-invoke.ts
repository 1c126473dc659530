import { gatewayOf } from './rest';
import type { Dispatched } from '../../../src/local/gateway';
import type { TraceStep } from '../../../src/local/rest/exchange';
import { traceText } from '../../../src/local/rest/trace-text';
import { failureOf, parsedOr } from '../checks';
import type { Bindings, Check } from '../checks';
import { LINES_LEFT_OUT, REASON_OF_LINES } from '../deviations/test-invoke';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';
import type { RestCase } from './rest';
import { stubsOf } from '../stubs/functions';
import type { Stub } from '../stubs/functions';

/** Recorded results of TestInvokeMethod with the lines of AWS's log: one outcome for each. */
export const testInvoke: Kind = {
  name: 'test-invoke',
  run: async (folder) => {
    const stubs = stubsOf(folder);
    const cases = filesOf(folder, 'test-invoke').map((text) => JSON.parse(text) as RestCase).filter(({ kind }) => kind === 'test-invoke');
    return (await Promise.all(cases.map(async (each) => runCase(each, stubs)))).flat();
  },
};

/** A case that throws has failed, and the others are run. */
async function runCase(each: RestCase, stubs: Readonly<Record<string, Stub>>): Promise<Outcome[]> {
  const ids = each.exchanges.map((_, i) => `${each.id}#${i + 1}`);
  const outcomes: Outcome[] = [];
  try {
    const gateway = await gatewayOf(each, stubs);
    const bindings: Bindings = new Map();
    for (const [i, { request, checks }] of each.exchanges.entries()) {
      const { httpMethod, pathWithQueryString, resourcePath, headers, body } = request;
      const result = resultOf(await gateway.dispatch({ method: httpMethod, path: pathWithQueryString ?? resourcePath, headers, body }));
      outcomes.push(judged(ids[i], checks, result, bindings));
    }
    await gateway.dispose();
  } catch (error) {
    outcomes.push(...ids.slice(outcomes.length).map((id) => ({ id, result: 'failed' as const, detail: String((error as Error).stack) })));
  }
  return outcomes;
}

function judged(id: string, checks: readonly Check[], result: Json, bindings: Bindings): Outcome {
  if (checks.length === 0) return { id, result: 'skipped', detail: 'nothing is recorded of its result' };
  const problems = checks.flatMap((check) => {
    const value = check.path.length === 0 ? comparable(check.value as Json) : check.value;
    return failureOf({ ...check, value }, check.path.length === 0 ? comparable(result) : result, bindings) ?? [];
  });
  return problems.length === 0 ? { id, result: 'passed' } : { id, result: 'failed', detail: problems.join('; ') };
}

type Json = Readonly<Record<string, any>>;

/** What TestInvokeMethod answers: without what the front door of a deployed API adds. */
function resultOf({ response, trace }: Dispatched): Json {
  const headers = headersOf(trace);
  const lines = traceText(trace).split('\n').map(withoutTimes);
  return {
    status: response.status,
    body: response.text,
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: headers,
    latency: Math.round(trace.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
    log: Object.fromEntries(lines.map((line, i) => [`line${String(i).padStart(2, '0')}`, line])),
    ResponseMetadata: { HTTPHeaders: {}, HTTPStatusCode: 200 },
  };
}

/** Recordings have placeholders for times. */
function withoutTimes(line: string): string {
  return line
    .replace(/^\w{3} \w{3} \d\d [\d:]{8} UTC \d{4}(?= : )/, 'DDD MMM dd hh:mm:ss UTC yyyy')
    .replace(/\b\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/, 'Day, dd MMM yyyy hh:mm:ss GMT');
}

function headersOf(trace: readonly TraceStep[]): Readonly<Record<string, readonly string[]>> {
  const last = trace.filter(({ details }) => details.headers !== undefined).at(-1)!;
  return last.details.headers as Readonly<Record<string, readonly string[]>>;
}

/** A result as it is compared: maps in lines of the log in order, without the values that only AWS has, and the body as JSON. */
function comparable(result: Json): Json {
  const isLeftOut = (line: string) => LINES_LEFT_OUT.some((each) => line.includes(each));
  const log = Object.entries<string>(result.log).map(([name, line]) => [name, isLeftOut(line) ? REASON_OF_LINES : line]);
  return { ...result, body: typeof result.body === 'string' ? parsedOr(result.body, result.body) : result.body, log: Object.fromEntries(log) };
}
