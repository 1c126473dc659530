import { LocalGateway } from '../../../src/local/gateway';
import type { GatewayRequest, GatewayResponse } from '../../../src/local/rest/exchange';
import { failureOf, parsedOr } from '../checks';
import type { Bindings, Check } from '../checks';
import { DEVIATIONS, reasonToSkip } from '../deviations/rest';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';
import { lambdaBackend, stubsOf } from '../stubs/functions';
import type { FunctionsOfCase, Stub } from '../stubs/functions';
import { httpBackend } from '../stubs/http';
import { serviceBackend } from '../stubs/services';

/** A recorded scenario. */
export interface RestCase {
  readonly id: string;
  readonly kind: string;
  readonly definition: {
    readonly template: { readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>> };
    readonly stage: string;
    readonly unmappedStageSettings?: Readonly<Record<string, unknown>>;
  };
  readonly backends?: { readonly lambda?: FunctionsOfCase };
  readonly exchanges: ReadonlyArray<{ readonly request: any; readonly checks: readonly Check[] }>;
}

/** Recorded requests to deployed REST APIs: one outcome for each. */
export const rest: Kind = {
  name: 'rest',
  run: async (folder) => {
    const stubs = stubsOf(folder);
    const cases = filesOf(folder, 'rest').map((text) => JSON.parse(text) as RestCase).filter(({ kind }) => kind === 'rest');
    const outcomes: Outcome[] = [];
    for (const each of cases) outcomes.push(...await runCase(each, stubs));
    return outcomes;
  },
};

async function runCase(each: RestCase, stubs: Readonly<Record<string, Stub>>): Promise<Outcome[]> {
  const reason = reasonToSkip(each, Object.keys(stubs));
  const ids = each.exchanges.map((_, i) => `${each.id}#${i + 1}`);
  if (reason !== undefined) return ids.map((id) => ({ id, result: 'skipped', detail: reason }));
  const outcomes: Outcome[] = [];
  try {
    const gateway = await gatewayOf(each, stubs);
    const bindings: Bindings = new Map();
    for (const [i, { request, checks }] of each.exchanges.entries()) {
      const { response } = await gateway.dispatch(requestOf(request));
      outcomes.push(judged(ids[i], checks, answerOf(response), bindings));
    }
    await gateway.dispose();
  } catch (error) {
    outcomes.push(...ids.slice(outcomes.length).map((id) => ({ id, result: 'failed' as const, detail: String((error as Error).stack) })));
  }
  return outcomes;
}

function judged(id: string, checks: readonly Check[], answer: unknown, bindings: Bindings): Outcome {
  if (checks.length === 0) return { id, result: 'skipped', detail: 'nothing was recorded of the answer: the request was made for its effect' };
  const problems = checks.map((check) => failureOf(check, answer, bindings)).filter((problem) => problem !== undefined);
  const deviation = Object.hasOwn(DEVIATIONS, id) ? DEVIATIONS[id] : undefined;
  if (deviation !== undefined) {
    return problems.length > 0 ? { id, result: 'skipped', detail: deviation } : { id, result: 'failed', detail: 'it passes: its deviation is no longer one' };
  }
  return problems.length === 0 ? { id, result: 'passed' } : { id, result: 'failed', detail: problems.join('; ') };
}

/** A gateway over the template of a case, with its functions as stubs. */
export async function gatewayOf({ definition, backends }: RestCase, stubs: Readonly<Record<string, Stub>>): Promise<LocalGateway> {
  const functions = backends?.lambda ?? {};
  return LocalGateway.fromTemplate(withStageSettings(definition), {
    stage: definition.stage,
    account: '111111111111',
    backends: { lambda: lambdaBackend(stubs, functions), http: httpBackend(stubs, functions), service: serviceBackend() },
  });
}

/** Settings of the stage that the template lacks stand beside it, in the letters of the API; flat ones are alike in CloudFormation. */
function withStageSettings({ template, unmappedStageSettings = {} }: RestCase['definition']): unknown {
  const { canarySettings, ...others } = unmappedStageSettings;
  const flat = Object.entries(others).filter(([, value]) => typeof value !== 'object');
  const canary = canarySettings === undefined ? {} : { CanarySetting: capitalized(canarySettings as object) };
  const settings = { ...capitalized(Object.fromEntries(flat)), ...canary };
  const resources = Object.entries(template.Resources).map(([id, resource]) => (
    [id, resource.Type === 'AWS::ApiGateway::Stage' ? { ...resource, Properties: { ...resource.Properties, ...settings } } : resource] as const
  ));
  return { ...template, Resources: Object.fromEntries(resources) };
}

const capital = (name: string): string => `${name[0].toUpperCase()}${name.slice(1)}`;
const capitalized = (map: object): object => Object.fromEntries(Object.entries(map).map(([name, value]) => [capital(name), value]));

/** What python-requests sends by itself. */
const CLIENT_HEADERS = { 'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate', 'User-Agent': 'python-requests/2.32.3', 'Connection': 'keep-alive' };

function requestOf({ method, path, query, rawQuery, headers, body }: any): GatewayRequest {
  const sent = new Set(Object.keys(headers ?? {}).map((name) => name.toLowerCase()));
  const added = Object.entries(CLIENT_HEADERS).filter(([name]) => !sent.has(name.toLowerCase()));
  return {
    method,
    path: rawQuery ? `${path}?${rawQuery}` : path,
    ...query && { query },
    headers: { ...headers, ...Object.fromEntries(added) },
    ...body !== null && { body: bytesOf(body) },
  };
}

function bytesOf(body: string | { readonly $base64: string }): string | Uint8Array {
  return typeof body === 'string' ? body : Buffer.from(body.$base64, 'base64');
}

/** An answer as the checks look at it: as Python's requests has it. */
function answerOf({ status, headers, body, text }: GatewayResponse): unknown {
  const isText = Buffer.from(text, 'utf8').equals(Buffer.from(body));
  return {
    status_code: status,
    ok: status < 400,
    headers,
    text,
    content: isText ? text : { $base64: Buffer.from(body).toString('base64') },
    json: parsedOr(text, text),
  };
}
