import { TemplateError } from '../../../src/local/rest/load';
import { emptyDefinition, put } from '../../../src/local/rest/load/definition';
import type { ApiDefinition, ImportMode } from '../../../src/local/rest/load/definition';
import type { BasePathMode } from '../../../src/local/rest/load/openapi/base-path';
import { importBody } from '../../../src/local/rest/load/openapi/body';
import type { MethodModel } from '../../../src/local/rest/model';
import { differences, withoutOwn } from '../imports';
import type { Call, CallSequence } from '../recordings';
import {
  apiAnswer, authorizersAnswer, methodAnswer, modelsAnswer, recordedAuthorizers, recordedMethod, recordedResources, resourcesAnswer,
} from './import-answers';
import { parseText } from './yaml';

type Json = Record<string, any>;

/** A recorded sequence of calls of the control plane. */
export type SequenceCase = CallSequence;

/** What a sequence of calls made of an API so far, and which recorded ids its paths have. */
interface State {
  readonly api?: ApiDefinition;
  readonly recordedPaths: readonly Json[];
}

/** What differs, for every recorded answer that the loader has a say in. */
export function sequenceDifferences({ calls }: SequenceCase): ReadonlyArray<readonly string[]> {
  const compared: Array<readonly string[]> = [];
  calls.reduce<State>((state, call) => step(state, call, compared), { recordedPaths: [] });
  return compared;
}

function step(state: State, call: Call, compared: Array<readonly string[]>): State {
  const recorded: Json | undefined = call.recorded?.[0]?.value;
  const change = CHANGES[call.op];
  const next = change ? changed(state, change, call) : { ...state, ...call.op === 'get_resources' && recorded && { recordedPaths: recorded.items } };
  const answer = recorded && (ANSWERS[call.op] ?? (change ? apiDifferences : undefined));
  if (answer && recorded) compared.push(answer(recorded, next, call).map((difference) => `${call.op}${difference}`));
  return next;
}

type Change = (state: State, call: Call) => ApiDefinition;

/** Which calls change what there is. */
const CHANGES: Readonly<Partial<Record<string, Change>>> = {
  create_rest_api: (_, { params: { name, description, binaryMediaTypes = [] } }) => ({ ...emptyDefinition('root'), name, description, binaryMediaTypes }),
  import_rest_api: (_, call) => imported(call),
  put_rest_api: ({ api = emptyDefinition('root') }, call) => put(api, imported(call), (call.params.mode ?? 'merge') as ImportMode),
};

function changed(state: State, change: Change, call: Call): State {
  try {
    return { ...state, api: change(state, call) };
  } catch (error) {
    if (error instanceof TemplateError || (error as Error).name.startsWith('YAML')) return { ...state, api: undefined };
    throw error;
  }
}

function imported({ params }: Call): ApiDefinition {
  const basePath = params.parameters?.basepath as BasePathMode | undefined;
  return importBody(parseText(params.body), { logicalId: 'Api', apiId: 'api', rootId: 'root', basePath, report: () => undefined });
}

type Answer = (recorded: Json, state: State, call: Call) => readonly string[];

const ANSWERS: Readonly<Partial<Record<string, Answer>>> = {
  get_rest_api: (recorded, state) => apiDifferences(recorded, state),
  get_resources: ({ items }, { api }) =>
    differences(recordedResources(items), api && resourcesAnswer([...api.paths.keys()], [...api.methods.values()])),
  get_models: ({ items }, { api }) => differences(items.map(({ name, schema }: Json) => ({ name, schema })), api && modelsAnswer(api.models)),
  get_authorizers: ({ items }, { api }) => differences(recordedAuthorizers(items), api && authorizersAnswer(api.authorizers)),
  get_method: (recorded, state, call) => methodDifferences(recorded, methodCalled(recorded, state, call)),
  get_export: ({ body }, { api }, { params }) => (params.parameters?.extensions === 'apigateway' && body?.paths && api ? exportDifferences(body, api) : []),
};

/** A refusal is one here, too. */
function apiDifferences(recorded: Json, { api }: State): readonly string[] {
  if (recorded.Error) return api ? [': imported, though AWS refused it'] : [];
  if (!api) return [': refused, though AWS imported it'];
  const { warnings, binaryMediaTypes, ...answer } = withoutOwn(recorded) as Json;
  return differences({ ...answer, ...binaryMediaTypes && { binaryMediaTypes: [...binaryMediaTypes].sort() } }, apiAnswer(api));
}

function methodDifferences(recorded: Json, method: MethodModel | undefined): readonly string[] {
  return method ? differences(withoutOwn(recordedMethod(recorded)), methodAnswer(method)) : [': AWS has a method that is not loaded'];
}

/** Calls name paths by ids that are synthetic: a method's cache is named after its path, and so is what was recorded. */
function methodCalled(recorded: Json, { api, recordedPaths }: State, { params, recorded: all }: Call): MethodModel | undefined {
  const candidates = [...api?.methods.values() ?? []].filter(({ httpMethod }) => httpMethod === params.httpMethod);
  const path = recordedPaths.find(({ id }) => id === recorded.methodIntegration?.cacheNamespace)?.path;
  const key = (all?.[0] as Json | undefined)?.key as string | undefined;
  return candidates.find(({ resourcePath }) => resourcePath === path)
    ?? candidates.find(({ resourcePath }) => key?.endsWith(`method-${resourcePath.slice(1) || 'root'}-${params.httpMethod.toLowerCase()}`))
    ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** What AWS exports makes the same methods as what was imported. */
function exportDifferences(body: Json, api: ApiDefinition): readonly string[] {
  const exported = importBody(body, { logicalId: 'Api', apiId: 'api', rootId: 'root', report: () => undefined });
  const answers = (definition: ApiDefinition) => Object.fromEntries([...definition.methods].map(([key, method]) => [key, methodAnswer(method)]));
  return differences(answers(exported), answers(api));
}
