import { quote } from '../errors';

/** A value of JSON. */
type Json = Record<string, any>;

/** Resources of a template by logical id, as they are written. */
export type QuotaResources = Readonly<Record<string, { readonly Type: string; readonly Properties?: Json }>>;

/** How much of something there is at one place. */
export interface Measured {
  /** What has it, with its verb. */
  readonly subject: string;
  readonly value: number;
}

type Measure = (resources: QuotaResources) => Measured[];

export const stages: Measure = (resources) => grouped(of(resources, 'Stage').map(([, { RestApiId }]) => RestApiId)).map((value) => ({ subject: 'one API has', value }));

export const authorizers: Measure = (resources) => bodies(resources).map((body) => ({
  subject: 'the routes need',
  value: Object.values<Json>(body.components?.securitySchemes ?? {}).filter((scheme) => scheme?.['x-amazon-apigateway-authorizer']).length,
}));

export const authorizerTtls: Measure = (resources) => bodies(resources)
  .flatMap((body) => Object.values<Json>(body.components?.securitySchemes ?? {}))
  .map((scheme) => ({ subject: 'an authorizer keeps its results for', value: numberOf(scheme?.['x-amazon-apigateway-authorizer']?.authorizerResultTtlInSeconds) }));

export const policies: Measure = (resources) => of(resources, 'RestApi').map(([, { Policy, Body }]) => ({
  subject: 'the resource policy has',
  value: Math.max(lengthOf(Policy), lengthOf(Body?.['x-amazon-apigateway-policy'])),
}));

export const documentationParts: Measure = (resources) => bodies(resources).map((body) => ({
  subject: 'the descriptions make',
  value: countOf(body['x-amazon-apigateway-documentation']?.documentationParts),
}));

export const stageVariables: Measure = (resources) => perStage(resources, 'has', ({ Variables }) => Object.keys(Variables ?? {}).length);

export const stageTags: Measure = (resources) => perStage(resources, 'has', ({ Tags }) => countOf(Tags));

/** A format with references is measured without them. */
export const accessLogFormats: Measure = (resources) => perStage(resources, 'has an access log of', ({ AccessLogSetting }) => bytesOf(AccessLogSetting?.Format));

export const cacheTtls: Measure = (resources) => perStage(resources, 'keeps answers in its cache for', ({ MethodSettings }) =>
  Math.max(0, ...listOf(MethodSettings).map((setting) => numberOf(setting?.CacheTtlInSeconds))));

export const methodThrottles: Measure = (resources) => of(resources, 'UsagePlan').flatMap(([id, { ApiStages }]) =>
  listOf(ApiStages).map((stage) => ({ subject: `usage plan ${quote(id)} has for one stage`, value: Object.keys(stage?.Throttle ?? {}).length })));

export const plansOfKeys: Measure = (resources) => grouped(of(resources, 'UsagePlanKey').map(([, { KeyId }]) => KeyId)).map((value) => ({ subject: 'an API key is in', value }));

function of(resources: QuotaResources, type: string): [string, Json][] {
  const found = Object.entries(resources).filter(([, { Type }]) => Type === `AWS::ApiGateway::${type}`);
  return found.map(([id, { Properties = {} }]): [string, Json] => [id, Properties]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function bodies(resources: QuotaResources): Json[] {
  return of(resources, 'RestApi').map(([, { Body }]) => Body).filter((body) => typeof body === 'object' && body !== null);
}

function perStage(resources: QuotaResources, has: string, measure: (stage: Json) => number): Measured[] {
  return of(resources, 'Stage').map(([id, stage]) => ({ subject: `stage ${quote(typeof stage.StageName === 'string' ? stage.StageName : id)} ${has}`, value: measure(stage) }));
}

/** How often each value stands there. */
function grouped(values: readonly unknown[]): number[] {
  const counts = new Map<string, number>();
  for (const key of values.map((value) => JSON.stringify(value))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()];
}

/** The length that JSON has at least: references count as nothing, because only AWS knows what they become. */
function lengthOf(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value, (_, inner) => textOf(inner) ?? inner).length;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(textOf(value) ?? '', 'utf8');
}

/** What is known of a text; nothing for what is none. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const join = (value as Json)['Fn::Join'];
  if (Array.isArray(join)) return listOf(join[1]).map((part) => textOf(part) ?? '').join(String(join[0]));
  return Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::')) ? '' : undefined;
}

function listOf(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}

function countOf(value: unknown): number {
  return listOf(value).length;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
