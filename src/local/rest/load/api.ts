import { NotSupported, jsonOf, textOf } from '../../template';
import type { TemplateResource } from '../../template';
import type { RestApiModel } from '../model';
import { DEFAULT_MODELS, emptyDefinition, merged, put } from './definition';
import type { ApiDefinition } from './definition';
import { discreteDefinition } from './discrete/definition';
import { ApiMembers } from './discrete/members';
import { optional } from './integration';
import type { BasePathMode } from './openapi/base-path';
import { importBody } from './openapi/body';
import type { ImportOptions } from './openapi/body';
import type { Report } from './report';
import { stagesOf } from './stages';
import { usagePlansOf } from './usage-plans';

/** A REST API of a template, whichever way it is written. */
export function apiOf(resource: TemplateResource, resources: readonly TemplateResource[], report: Report): RestApiModel {
  const members = new ApiMembers(resource, resources, report);
  const { minimumCompressionSize, policy, ...definition } = definitionOf(members);
  if (definition.disableExecuteApiEndpoint) report(resource.logicalId, resource.type, ANY_HOST);
  return {
    logicalId: resource.logicalId,
    apiId: resource.ref,
    name: resource.properties.text('Name') ?? definition.name ?? resource.name,
    ...optional('description', definition.description),
    ...optional('version', definition.version),
    resources: [...definition.paths].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, id]) => ({ id, path })),
    methods: [...definition.methods.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    models: definition.models,
    gatewayResponses: definition.gatewayResponses,
    binaryMediaTypes: definition.binaryMediaTypes,
    ...optional('minimumCompressionSize', minimumCompressionSize),
    apiKeySource: definition.apiKeySource ?? 'HEADER',
    ...optional('policy', policyOf(policy, resource)),
    disableExecuteApiEndpoint: definition.disableExecuteApiEndpoint ?? false,
    endpointType: endpointTypeOf(resource),
    deployments: members.of('Deployment').map(({ ref }) => ref),
    retainedDeployments: members.of('Deployment').filter(({ isRetained }) => isRetained).map(({ ref }) => ref),
    stages: stagesOf(members, (stage) => usagePlansOf(resources, resource.ref, stage, report)),
  };
}

const ANY_HOST = 'its execute-api endpoint is disabled, but the local gateway answers whatever the host: no custom domain stands before it';

/** CloudFormation's default is the edge-optimized one. */
function endpointTypeOf({ properties }: TemplateResource): RestApiModel['endpointType'] {
  const [type] = properties.fields('EndpointConfiguration').texts('Types');
  return ENDPOINT_TYPES.find((each) => each === type) ?? 'EDGE';
}

const ENDPOINT_TYPES = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

function order({ resourcePath, httpMethod }: { readonly resourcePath: string; readonly httpMethod: string }): string {
  return `${resourcePath} ${httpMethod}`;
}

/** What the properties say, what the body says, then what other resources add. */
function definitionOf(members: ApiMembers): ApiDefinition {
  const { api, report } = members;
  if (api.properties.raw('CloneFrom') !== undefined) report(api.logicalId, api.type, 'what it is a clone of is known to AWS only');
  const properties = ofProperties(api);
  const body = bodyOf(api);
  const made = body === undefined ? { ...properties, models: DEFAULT_MODELS } : together(members, properties, importBody(body, optionsOf(members)));
  return merged(made, discreteDefinition(members, made.paths));
}

const KEY_SOURCES = ['HEADER', 'AUTHORIZER'] as const;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html */
function ofProperties(api: TemplateResource): ApiDefinition {
  const { properties } = api;
  return {
    ...emptyDefinition(textOf(api.attribute('RootResourceId'))),
    ...optional('description', properties.text('Description')),
    binaryMediaTypes: properties.texts('BinaryMediaTypes'),
    ...optional('minimumCompressionSize', properties.number('MinimumCompressionSize')),
    ...optional('apiKeySource', properties.oneOf('ApiKeySourceType', KEY_SOURCES)),
    ...optional('policy', properties.raw('Policy')),
    ...optional('disableExecuteApiEndpoint', properties.flag('DisableExecuteApiEndpoint')),
  };
}

const REPLACED = ['BinaryMediaTypes', 'MinimumCompressionSize', 'ApiKeySourceType', 'Policy', 'DisableExecuteApiEndpoint'];

/** Properties count beside a body that is merged; one that overwrites replaces them. */
function together({ api, report }: ApiMembers, properties: ApiDefinition, body: ApiDefinition): ApiDefinition {
  if (api.properties.text('Mode') !== 'overwrite') return merged(body, properties);
  const lost = REPLACED.filter((name) => api.properties.raw(name) !== undefined);
  if (lost.length > 0) report(api.logicalId, api.type, `its body overwrites ${lost.join(', ')}: with Mode overwrite only what the body says counts`);
  return put(properties, body, 'overwrite');
}

const BASE_PATHS: readonly string[] = ['ignore', 'prepend', 'split'];

function optionsOf({ api, report }: ApiMembers): ImportOptions {
  const basePath = api.properties.fields('Parameters').text('basepath') ?? 'ignore';
  if (!BASE_PATHS.includes(basePath)) api.properties.fail(`its Parameters.basepath is ${JSON.stringify(basePath)}, not one of ${BASE_PATHS.join(', ')}`);
  return { logicalId: api.logicalId, apiId: api.ref, rootId: textOf(api.attribute('RootResourceId')), basePath: basePath as BasePathMode, report };
}

/** The OpenAPI body, from the template or from a file asset. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html */
function bodyOf(api: TemplateResource): unknown {
  const { properties, settings } = api;
  const body = properties.raw('Body') ?? (properties.raw('BodyS3Location') === undefined ? undefined : fileOf(api));
  const variables: Readonly<Record<string, string>> = { Partition: settings.partition, Region: settings.region, AccountId: settings.account };
  return body === undefined ? undefined
    : JSON.parse(JSON.stringify(body).replace(/\$\{AWS::(Partition|Region|AccountId)\}/g, (_, name: string) => variables[name]));
}

function fileOf(api: TemplateResource): unknown {
  const path = api.metadata('aws:asset:path');
  const key = api.properties.fields('BodyS3Location').text('Key') ?? '';
  const file = api.settings.file(typeof path === 'string' ? path : key.split('/').pop()!);
  if (file === undefined) throw new NotSupported(api.logicalId, `its body is the object ${JSON.stringify(key)} of S3, and no JSON file of the assembly`);
  return jsonOf(file, api.logicalId);
}

/** A policy may be written as text. */
function policyOf(policy: unknown, { properties }: TemplateResource): unknown {
  if (typeof policy !== 'string') return policy;
  try {
    return JSON.parse(policy);
  } catch {
    return properties.fail('its Policy is text that is no JSON');
  }
}
