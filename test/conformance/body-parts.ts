import type { Json } from './importer';

/** One operation of an OpenAPI body. */
export interface Operation {
  /** `get /path`. */
  readonly at: string;
  readonly path: string;
  readonly operation: Json;
  readonly integration: Json;
}

const NO_OPERATION = ['parameters', 'summary', 'description', 'servers'];

export function operationsOf(body: Json): Operation[] {
  return Object.entries<Json>(body.paths ?? {}).flatMap(([path, item]) => Object.entries<Json>(item)
    .filter(([verb]) => !NO_OPERATION.includes(verb)).map(([verb, operation]) => ({
      at: `${verb} ${path}`,
      path,
      operation,
      integration: operation['x-amazon-apigateway-integration'] ?? {},
    })));
}

/** One integration response. */
export interface Answer extends Operation {
  readonly answer: Json;
  readonly pattern: string;
}

export function answersOf(body: Json): Answer[] {
  return operationsOf(body).flatMap((each) => Object.entries<Json>(each.integration.responses ?? {})
    .map(([pattern, answer]) => ({ ...each, at: `${each.at} ${pattern}`, pattern, answer })));
}

/** Every value of a tree under a key. */
export function valuesUnder(key: string, tree: unknown): any[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => [...name === key ? [value] : [], ...valuesUnder(key, value)]);
}

/** The names in braces of a text: `{id}`, `{proxy+}`. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(/(?<!\$)\{([^{}]+?)\+?\}/g)].map(([, name]) => name);
}

const PSEUDO: Readonly<Record<string,
  string>> = { 'AWS::Partition': 'aws', 'AWS::Region': 'us-east-1', 'AWS::AccountId': '111111111111', 'AWS::URLSuffix': 'amazonaws.com' };

/** A body as CloudFormation hands it over, with a text in place of each reference. */
export function asDeployed(value: any): any {
  if (Array.isArray(value)) return value.map(asDeployed);
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return PSEUDO[value.Ref] ?? value.Ref;
  if ('Fn::GetAtt' in value) return value['Fn::GetAtt'].join('.');
  if ('Fn::Join' in value) return asDeployed(value['Fn::Join'][1]).join(value['Fn::Join'][0]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asDeployed(inner)]));
}
