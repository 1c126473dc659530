const METHOD_SETTING = 'Must be one of: […]';
const PATCHED = 'failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]';

/** Refusals of AWS that no route table can provoke, by the reason. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'a patch: a gateway is imported as a whole, and never patched': [
    "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    'Invalid patch operation specified. Must be one of: [replace]',
    "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/name, /validateRequestParameters, /validateRequestBody]",
    "Invalid patch path  '/validateRequestBody' specified for op 'add'. Please choose supported operations",
    "Invalid patch path  '/validateRequestBody' specified for op 'remove'. Please choose supported operations",
    'Invalid patch path /binaryMediaTypes',
    'Invalid patch path /httpMethod',
    'Invalid patch path /requestModels/application/json',
    'Invalid patch path /requestParameters',
    'Invalid patch path /statusCode',
    'Invalid patch path /wrong/method.response.header.my-header',
    'Invalid patch path /wrongPath',
    'Invalid patch path null',
    `Invalid method setting path: /documentation_version. ${METHOD_SETTING}`,
    `Invalid method setting path: /tags/tag1. ${METHOD_SETTING}`,
    'Cannot remove method setting */* because there is no method setting for this method ',
    'Request Validator name cannot be blank',
    'Content-Type specified was not found',
    'Invalid parameter name specified',
    `Value 'wrong-op' at 'updateGatewayResponseInput.patchOperations.*.member.op' ${PATCHED}`,
    `Value 'wrong_op' at 'updateMethodResponseInput.patchOperations.*.member.op' ${PATCHED}`,
    `Value 'wrong' at 'updateRestApiInput.patchOperations.*.member.op' ${PATCHED}`,
  ],
  'an id: a body has none, and the template refers to what it makes': [
    'Invalid REST API identifier specified',
    'Invalid API identifier specified 111111111111:<upper-id>',
    'Invalid API identifier specified 111111111111:abcde0',
    'Invalid API identifier specified 111111111111:api_id',
    'Invalid API identifier specified 111111111111:fake-api-id',
    'Invalid API identifier specified 111111111111:test-fake-rest-id',
    'Invalid Resource identifier specified',
    'Invalid Request Validator identifier specified',
    'Deployment id does not exist',
  ],
  'asked of what is not there: a body has each method whole, with its integration and its responses': [
    'Invalid Method identifier specified',
    'Invalid Integration identifier specified',
    'Invalid Response status code specified',
    'Invalid model name specified: MySchema',
    'Gateway response type not defined on api',
  ],
  'a deletion: deployments are retained': [
    'Active stages pointing to this deployment must be moved or deleted',
  ],
  'the form of a body: it is rendered from data, and CloudFormation writes it': [
    'Invalid OpenAPI input.',
  ],
  'the endpoint type: each has a factory of its own': [
    'Cannot create an api with multiple Endpoint Types.',
    'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
    'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
    "Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: Member must satisfy constraint: "
      + '[Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]',
  ],
  'canaries: no stage can have one yet': [
    'Cannot remove method setting canarySettings/badPath because there is no method setting for this method ',
    'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method ',
    'Invalid add operation with path: /canarySettings/deploymentId',
    'Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid copy:path are [/deploymentId, /variables] '
      + 'and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]',
    'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ',
    'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
    'Invalid deployment content specified.Stage non-existing must already be created before making a canary release deployment',
    `Invalid method setting path: /canarySettings. ${METHOD_SETTING}`,
    `Invalid method setting path: /canarySettings/badPath. ${METHOD_SETTING}`,
    'Promotion not available. Canary does not exist.',
  ],
  'API keys: values come from API Gateway or from secrets, names from CloudFormation': [
    'API Key value exceeds maximum size of 128 characters',
    'API Key value should be at least 20 characters',
    'Invalid API Key name, can be at most 1024 characters.',
    "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
  ],
  'VPC links: the gateway makes none yet': [
    'Invalid ARN. ARN is not well formed invalid-arn',
    'Invalid Vpc Link identifier specified',
    'Name cannot be empty',
  ],
  'documentation parts: the gateway makes none': [
    'Invalid Documentation part identifier specified',
    "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/properties]",
    "Invalid patch path  '/properties' specified for op 'add'. Please choose supported operations",
    'Unable to build importer with provided input.',
    "Value 'INVALID' at 'createDocumentationPartInput.location.type' failed to satisfy constraint: Member must satisfy enum value set: […]",
  ],
};

/** Each refusal that no route table can provoke, with the reason. */
export const NEVER_PROVOKED: ReadonlyArray<readonly [message: string, reason: string]> =
  Object.entries(REASONS).flatMap(([reason, messages]) => messages.map((message) => [message, reason] as const));
