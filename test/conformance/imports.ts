import type { Json } from './importer';
import { recordingsOf } from './recordings';
import type { Call, CallSequence } from './recordings';

/** A recorded import: the body, and what AWS said of the API afterwards. */
export interface RecordedImport {
  readonly id: string;
  readonly body: Json;
  readonly api: Json | undefined;
  readonly models: Json | undefined;
  readonly methods: Readonly<Record<string, Json>>;
}

/** The recorded imports of JSON bodies that put no base path before their paths. Those of YAML say the same in other letters. */
export function recordedImports(): RecordedImport[] {
  return recordingsOf<CallSequence>('import').flatMap(({ id, calls }) => {
    const [first] = calls.filter(({ op, params }) => op === 'import_rest_api' && params.body !== undefined);
    const body = first && jsonOf(first.params.body);
    return body === undefined || body.basePath || first.params.parameters ? [] : [{
      id,
      body,
      api: answerOf(first),
      models: modelsOf(calls),
      methods: methodsOf(calls),
    }];
  });
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerOf({ recorded = [] }: Call): Json | undefined {
  return recorded[0]?.value.Error ? undefined : recorded[0]?.value;
}

function modelsOf(calls: readonly Call[]): Json | undefined {
  const answer = calls.filter(({ op }) => op === 'get_models').map(answerOf).find(Boolean);
  return answer && Object.fromEntries(answer.items.map(({ name, schema }: Json) => [name, schema]));
}

/** Methods by `METHOD /path`; the namespace of a method's cache is the id of its path. */
function methodsOf(calls: readonly Call[]): Json {
  const resources: Json[] = calls.filter(({ op }) => op === 'get_resources').map(answerOf).find(Boolean)?.items ?? [];
  const methods = calls.filter(({ op }) => op === 'get_method').map(answerOf).filter((method) => method !== undefined);
  return Object.fromEntries(methods.map((method) => {
    const { path } = resources.find((resource) => resource.id === method.methodIntegration.cacheNamespace)!;
    return [`${method.httpMethod} ${path}`, method];
  }));
}

/** What AWS adds of its own accord, or what no body says. */
const OWN = ['ResponseMetadata', 'cacheKeyParameters', 'cacheNamespace', 'connectionType', 'authorizerId', 'id', 'createdDate', 'endpointConfiguration', 'rootResourceId', 'tags'];

/** A recorded answer without what AWS adds of its own accord. */
export function withoutOwn(value: any): any {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !OWN.includes(key)).map(([key, inner]) => [key, withoutOwn(inner)]));
}

/** Where a value differs from a recorded one, in which `<name>` stands for any text; templates of JSON are recorded as JSON. */
export function differences(recorded: any, actual: any, at = ''): string[] {
  if (typeof recorded === 'string' && typeof actual === 'string') return pattern(recorded).test(actual) ? [] : [`${at}: ${actual} instead of ${recorded}`];
  if (typeof recorded === 'object' && recorded !== null && typeof actual === 'string') return differences(recorded, jsonOf(actual), at);
  if (typeof recorded !== 'object' || typeof actual !== 'object' || recorded === null || actual === null) return recorded === actual ? [] : [`${at}: ${JSON.stringify(actual)} instead of ${JSON.stringify(recorded)}`];
  return [...new Set([...Object.keys(recorded), ...Object.keys(actual)])].flatMap((key) => differences(recorded[key], actual[key], `${at}/${key}`));
}

function pattern(recorded: string): RegExp {
  const parts = recorded.split(/<[a-z-]+(?::\d+)?>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]+')}$`);
}
