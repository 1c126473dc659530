import { Token } from 'aws-cdk-lib';
import type { RestStageOptions } from '../../delivery';
import { listed, quote, suggestion } from '../../errors';
import type { Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';
import type { RouteKey } from '../../routes';

type Stages = ReadonlyArray<readonly [name: string, options: RestStageOptions]>;

type Brought = { readonly [stage: string]: { readonly [name: string]: string } };

/** A stage variable in a URI. */
const IN_URI = /\$\{stageVariables\.([^{}]*)\}/g;
const IN_MAPPING = /^stageVariables\.(.+)$/;

/**
 * What a route reads of stages that do not have it, or that makes no address of its URL.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export function stageVariableFindings({ text }: RouteKey, integration: RestIntegrationConfig, stages: Stages): Finding[] {
  const where = `route ${quote(text)}`;
  const { stageVariables: brought = {} } = integration.wants ?? {};
  const names = stages.map(([name]) => name);
  const unknown = Object.keys(brought).filter((stage) => !names.includes(stage)).map((stage): Finding => ({
    code: 'GH_STAGE_VARIABLE_MISSING',
    given: `${where} has a function for the stage ${quote(stage)}, which the gateway does not have`,
    allowed: listed(names),
    fix: suggestion(stage, names),
  }));
  const missing = readVariables(integration).flatMap((variable) => missingFindings(where, variable, brought, stages));
  const urls = missing.length === 0 ? stages.flatMap((stage) => urlFindings(where, integration, stage)) : [];
  return [...unknown, ...missing, ...urls, ...twiceFindings(where, brought, stages)];
}

function missingFindings(where: string, variable: string, brought: Brought, stages: Stages): Finding[] {
  const isOfFunctions = Object.values(brought).some((each) => has(each, variable));
  const without = stages.filter(([name, stage]) => !has(brought[name], variable) && sidesOf(stage).some((side) => !has(side, variable)));
  return without.map(([name]) => ({
    code: 'GH_STAGE_VARIABLE_MISSING',
    given: `${where} reads the stage variable ${quote(variable)}, which the stage ${quote(name)} does not have`,
    allowed: 'variables that every stage has',
    fix: isOfFunctions ? `Name a function for the stage ${quote(name)} too` : `Add it: stages: { '${name}': { variables: { ${variable}: '…' } } }`,
  }));
}

type Variables = { readonly [name: string]: string };

/** The variables with which the routes as they are now are served: not those of a pinned deployment, which has other routes, but those of its canary. */
function sidesOf({ variables = {}, canary, deployment }: RestStageOptions): Variables[] {
  const own = deployment?._pinnedTo === undefined ? [variables] : [];
  return canary ? [...own, { ...variables, ...canary.variables }] : own;
}

/** The stage variables that an integration reads outside its templates, each once. */
function readVariables({ uri = '', requestParameters = {} }: RestIntegrationConfig): string[] {
  const mapped = Object.values(requestParameters).flatMap((expression) => IN_MAPPING.exec(expression)?.[1] ?? []);
  return [...new Set([...[...uri.matchAll(IN_URI)].map(([, name]) => name), ...mapped])].sort();
}

/** The addresses that a stage makes of a URL. */
function urlFindings(where: string, { type, uri = '' }: RestIntegrationConfig, [stage, options]: Stages[number]): Finding[] {
  const isHttp = type === RestIntegrationType.HTTP || type === RestIntegrationType.HTTP_PROXY;
  if (!isHttp || !uri.includes('${stageVariables.')) return [];
  const filled = new Set(sidesOf(options).map((side) => uri.replace(IN_URI, (_, name: string) => side[name])));
  return [...filled].filter((url) => !Token.isUnresolved(url) && !isUrl(url)).map((url) => ({
    code: 'GH_STAGE_VARIABLE',
    given: `the URL of ${where} is ${quote(url)} in the stage ${quote(stage)}`,
    allowed: 'values that make an absolute http:// or https:// URL',
    fix: 'Change the value of the variable, without the scheme where the URL has one',
  }));
}

function isUrl(filled: string): boolean {
  const plain = filled.replace(/\{[^{}]*\}/g, 'x');
  return /^https?:\/\/[A-Za-z0-9._-]+(?::\d+)?(?:[/?#]|$)/.test(plain) && URL.canParse(plain);
}

/** A variable of a stage that a route fills too: one of them would be lost. */
function twiceFindings(where: string, brought: Brought, stages: Stages): Finding[] {
  const taken = ([stage, { variables, canary }]: Stages[number]) =>
    Object.keys(brought[stage] ?? {}).filter((name) => has(variables, name) || has(canary?.variables, name));
  return stages.flatMap((each) => taken(each).map((name): Finding => ({
    code: 'GH_STAGE_VARIABLE',
    given: `${where} keeps the function of the stage ${quote(each[0])} in the variable ${quote(name)}, which the stage or its canary sets to something else`,
    allowed: 'a variable of its own',
    fix: 'Rename one of them',
  })));
}

function has(variables: Readonly<Record<string, string>> | undefined, name: string): boolean {
  return variables !== undefined && Object.hasOwn(variables, name) && variables[name] !== undefined;
}
