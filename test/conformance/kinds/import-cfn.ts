import { loadTemplate } from '../../../src/local/rest/load';
import type { LoadedTemplate } from '../../../src/local/rest/load';
import type { RestApiModel } from '../../../src/local/rest/model';
import { OBJECTS } from '../deviations/import';
import { differences, withoutOwn } from '../imports';
import { filesOf } from '../kind';
import {
  apiAnswer, methodAnswer, modelsAnswer, recordedMethod, recordedResources, recordedStage, resourcesAnswer, stageAnswer,
} from './import-answers';
import type { SequenceCase } from './import-sequence';
import { parseText } from './yaml';

type Json = Record<string, any>;

/** One deployment of a template. */
interface Deploy {
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** A Python dictionary as text. */
  readonly template_mapping?: string;
}

/** Templates that were deployed one after the other, and what AWS answered for the API. */
export interface CfnCase {
  readonly id: string;
  readonly deploys: readonly Deploy[];
  readonly recorded: Readonly<Record<string, Json>>;
}

/** What differs, for every recorded answer that the loader has a say in. */
export function cfnDifferences({ deploys, recorded }: CfnCase, folder: string): ReadonlyArray<readonly string[]> {
  const stacks = deploys.map((deploy) => load(deploy, folder));
  return Object.entries(recorded).flatMap(([key, answer]) => {
    // Names of recorded answers say when they were asked for.
    const stack = /creat/.test(key) ? stacks[0] : stacks.at(-1)!;
    const [, compare] = SHAPES.find(([fits]) => fits(answer)) ?? [];
    return compare ? [compare(answer, stack.apis[0], stack).map((difference) => `${key}${difference}`)] : [];
  });
}

function load({ template, parameters, template_mapping: mapping = '{}' }: Deploy, folder: string): LoadedTemplate {
  const variables = JSON.parse(mapping.replace(/'/g, '"')) as Readonly<Record<string, string>>;
  const text = template.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => variables[name]);
  return loadTemplate(parseText(text), { parameters: parameters ?? {}, file: (name) => objectNamed(name, folder) });
}

function objectNamed(name: string, folder: string): unknown {
  const cases = filesOf(folder, 'import').map((text) => JSON.parse(text) as SequenceCase);
  const body = cases.find(({ id }) => id === OBJECTS[name])?.calls[0].params.body;
  return body && parseText(body);
}

type Compare = (answer: Json, api: RestApiModel, stack: LoadedTemplate) => readonly string[];

/** Answers are told apart by what stands in them. */
const SHAPES: ReadonlyArray<readonly [(answer: Json) => boolean, Compare]> = [
  [({ apiKeySource }) => apiKeySource !== undefined, apiDifferences],
  [({ authorizationType }) => authorizationType !== undefined, methodDifferences],
  [({ stageName }) => stageName !== undefined, (answer, api) => stageDifferences([answer], api)],
  [({ item }) => item?.[0]?.stageName !== undefined, ({ item }, api) => stageDifferences(item, api)],
  [({ items }) => items?.[0]?.path !== undefined, resourceDifferences],
  [({ items }) => items?.[0]?.schema !== undefined, modelDifferences],
  [({ items }) => items?.[0]?.validateRequestBody !== undefined, validatorDifferences],
  [({ items }) => items?.[0]?.createdDate !== undefined, deploymentDifferences],
];

function apiDifferences(answer: Json, api: RestApiModel): readonly string[] {
  const { binaryMediaTypes, ...recorded } = withoutOwn(answer) as Json;
  return differences({ ...recorded, ...binaryMediaTypes && { binaryMediaTypes: [...binaryMediaTypes].sort() } }, apiAnswer(api));
}

function methodDifferences(answer: Json, api: RestApiModel): readonly string[] {
  const method = api.methods.find(({ httpMethod }) => httpMethod === answer.httpMethod);
  return method ? differences(withoutOwn(recordedMethod(answer)), methodAnswer(method)) : [': AWS has a method that is not loaded'];
}

function resourceDifferences({ items }: Json, { resources = [], methods }: RestApiModel): readonly string[] {
  return differences(recordedResources(items), resourcesAnswer(resources.map(({ path }) => path), methods));
}

function modelDifferences({ items }: Json, { models }: RestApiModel): readonly string[] {
  return differences(items.map(({ name, schema }: Json) => ({ name, schema })), modelsAnswer(models));
}

function stageDifferences(recorded: readonly Json[], { stages }: RestApiModel): readonly string[] {
  return recorded.flatMap((stage) => {
    const ours = stages.find(({ name }) => name === stage.stageName);
    return ours ? differences(recordedStage(stage), stageAnswer(ours)) : [`/${stage.stageName}: AWS has a stage that is not loaded`];
  });
}

/** Validators are part of the methods that have them. */
function validatorDifferences({ items }: Json, { methods }: RestApiModel): readonly string[] {
  const isOurs = ({ validateRequestBody: body, validateRequestParameters: parameters }: Json) => (
    methods.some(({ validator }) => validator.body === body && validator.parameters === parameters)
  );
  return items.filter((each: Json) => !isOurs(each)).map(({ name }: Json) => `/${name}: no method validates so`);
}

function deploymentDifferences({ items }: Json, _: RestApiModel, { resources }: LoadedTemplate): readonly string[] {
  return differences(items.length, resources.filter(({ type }) => type === 'AWS::ApiGateway::Deployment').length);
}
