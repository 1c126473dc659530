import { BODY, loadBody, loadOperation, withApi } from './templates';
import { TemplateError, loadTemplate } from '../../../../src/local/rest/load';

const mock = { 'x-amazon-apigateway-integration': { type: 'mock' } };

describe('what a body says of the API', () => {
  test('nothing but its paths', () => {
    const { api } = loadBody({ paths: { '/a/b/': { get: mock } } });
    expect(api).toEqual({
      logicalId: 'Api',
      apiId: expect.stringMatching(/^[a-z0-9]{10}$/),
      name: 'x',
      endpointType: 'EDGE',
      version: '1',
      resources: [
        { id: expect.any(String), path: '/' }, { id: expect.any(String), path: '/a' }, { id: expect.any(String), path: '/a/b' },
      ],
      methods: [expect.objectContaining({ httpMethod: 'GET', resourcePath: '/a/b' })],
      models: {},
      gatewayResponses: {},
      binaryMediaTypes: [],
      apiKeySource: 'HEADER',
      deployments: [],
      retainedDeployments: [],
      disableExecuteApiEndpoint: false,
      stages: [],
    });
    expect(api.methods[0].resourceId).toBe(api.resources![2].id);
  });

  test('everything', () => {
    const { api } = loadBody({
      'info': { title: 'x', description: 'y', version: 2 },
      'servers': [{ 'url': 'https://x.example', 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }],
      'x-amazon-apigateway-binary-media-types': ['image/png'],
      'x-amazon-apigateway-minimum-compression-size': 100,
      'x-amazon-apigateway-api-key-source': 'authorizer',
      'x-amazon-apigateway-policy': { Statement: [{ Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:x' } }] },
      'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 418, responseParameters: { 'gatewayresponse.header.X': "'y'" }, responseTemplates: { 'application/json': '{}' } } },
    });
    expect(api).toMatchObject({
      name: 'x',
      description: 'y',
      version: '2',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 100,
      apiKeySource: 'AUTHORIZER',
      policy: { Statement: [{ Resource: 'arn:aws:x' }] },
      disableExecuteApiEndpoint: true,
      gatewayResponses: { DEFAULT_4XX: { statusCode: '418', responseParameters: { 'gatewayresponse.header.X': "'y'" }, responseTemplates: { 'application/json': '{}' } } },
    });
  });

  test('properties beside a merged body count, those beside one that overwrites are lost and reported', () => {
    const properties = { Name: 'named', BinaryMediaTypes: ['a/b'], MinimumCompressionSize: 5 };
    const merged = loadBody({ 'x-amazon-apigateway-binary-media-types': ['c/d'] }, properties);
    expect(merged.api).toMatchObject({ name: 'named', minimumCompressionSize: 5 });
    expect([...merged.api.binaryMediaTypes].sort()).toEqual(['a/b', 'c/d']);
    const { api, loaded } = loadBody({ 'x-amazon-apigateway-binary-media-types': ['c/d'] }, { ...properties, Mode: 'overwrite' });
    expect(api).toMatchObject({ name: 'named', binaryMediaTypes: ['c/d'] });
    expect(api.minimumCompressionSize).toBeUndefined();
    expect(loaded.unsupported).toMatchObject([{ logicalId: 'Api', reason: expect.stringContaining('overwrites BinaryMediaTypes, MinimumCompressionSize') }]);
  });

  test('variables of AWS are filled in, those of stages are not', () => {
    expect(loadOperation({ 'x-amazon-apigateway-integration': { type: 'http', uri: 'https://${AWS::Region}.${stageVariables.host}/${AWS::AccountId}' } }).integration!.uri)
      .toBe('https://us-east-1.${stageVariables.host}/111111111111');
  });

  test('a body in S3 is a file of the assembly, else the API is listed and left out', () => {
    const template = withApi({ BodyS3Location: { Bucket: 'b', Key: 'abc.json' } });
    const loaded = loadTemplate(template, { file: (name) => (name === 'abc.json' ? { ...BODY, paths: { '/a': { get: mock } } } : undefined) });
    expect(loaded.apis[0].methods).toHaveLength(1);
    const without = loadTemplate(template);
    expect([without.apis, without.unsupported]).toEqual([[], [expect.objectContaining({ logicalId: 'Api', reason: expect.stringContaining('"abc.json"') })]]);
  });
});

describe('base paths', () => {
  const paths = (body: object, basepath?: string) => loadBody({ paths: { '/e': { get: mock } }, ...body }, basepath ? { Parameters: { basepath } } : {}).api.resources!.map(({ path }) => path);

  test.each<[string, object, string | undefined, string[]]>([
    ['ignored unless told otherwise', { servers: [{ url: 'https://x/a/b/c' }] }, undefined, ['/', '/e']],
    ['prepended', { servers: [{ url: 'https://x/a/b/c/' }] }, 'prepend', ['/', '/a', '/a/b', '/a/b/c', '/a/b/c/e']],
    ['split', { servers: [{ url: '/a/b/c' }] }, 'split', ['/', '/b', '/b/c', '/b/c/e']],
    ['a variable first', { servers: [{ url: 'https://x/a' }, { url: 'https://x', variables: { basePath: { default: 'v' } } }] }, 'prepend', ['/', '/v', '/v/e']],
    ['of version 2', { openapi: undefined, swagger: '2.0', basePath: '/a' }, 'prepend', ['/', '/a', '/a/e']],
    ['none', {}, 'prepend', ['/', '/e']],
  ])('%s', (_, body, mode, expected) => {
    expect(paths(body, mode)).toEqual(expected);
  });

  test('another mode is an error', () => {
    expect(() => paths({}, 'join')).toThrow('Api: its Parameters.basepath is "join", not one of ignore, prepend, split');
  });
});

describe('operations', () => {
  test('ANY and every method', () => {
    const verbs = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'x-amazon-apigateway-any-method'];
    const { api, loaded } = loadBody({ paths: { '/a': { ...Object.fromEntries(verbs.map((verb) => [verb, mock])), trace: mock, summary: 'x' }, 'x-y': 1 } });
    expect(api.methods.map(({ httpMethod }) => httpMethod)).toEqual(['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
    expect(loaded.unsupported).toMatchObject([{ reason: 'Body.paths./a.trace is no method of API Gateway' }]);
  });

  test('parameters of the path and of the operation, by reference too; the operation\'s count', () => {
    const { api } = loadBody({
      paths: {
        '/a/{id}/{rest+}': {
          parameters: [{ name: 'X-A', in: 'header', required: true }, { name: 'q', in: 'query', required: true }],
          get: { ...mock, parameters: [{ name: 'q', in: 'query' }, { $ref: '#/components/parameters/Shared' }, { name: 'c', in: 'cookie' }] },
        },
      },
      components: { parameters: { Shared: { name: 's', in: 'query', required: true } } },
    });
    expect(api.methods[0].requestParameters).toEqual({
      'method.request.header.X-A': true,
      'method.request.querystring.q': false,
      'method.request.querystring.s': true,
      'method.request.path.id': true,
    });
  });

  test('models by reference, and those that an operation holds itself', () => {
    const operation = {
      ...mock,
      requestBody: { $ref: '#/components/requestBodies/B' },
      responses: {
        200: { headers: { 'X-A': { schema: { type: 'string' } } }, content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } } } },
        404: { $ref: '#/components/responses/Gone' },
      },
    };
    const { api } = loadBody({
      paths: { '/a': { post: operation } },
      components: {
        schemas: { Pet: { type: 'object' } },
        requestBodies: { B: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } }, 'text/xml': {} } } },
        responses: { Gone: { description: 'gone' } },
      },
    });
    const [{ requestModels, methodResponses }] = api.methods;
    const name = methodResponses[200].responseModels['application/json'];
    expect(requestModels).toEqual({ 'application/json': 'Pet' });
    expect(methodResponses).toEqual({
      200: { responseParameters: ['method.response.header.X-A'], responseModels: { 'application/json': expect.stringMatching(/^MODEL[a-z0-9]{6}$/) } },
      404: { responseParameters: [], responseModels: {} },
    });
    expect(api.models).toEqual({ Pet: { type: 'object' }, [name]: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } });
  });

  test('models of version 2', () => {
    const { api } = loadBody({
      openapi: undefined,
      swagger: '2.0',
      produces: ['application/xml'],
      paths: {
        '/a': {
          post: {
            ...mock,
            consumes: ['application/json', 'text/json'],
            parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/Pet' } }],
            responses: { 200: { schema: { $ref: '#/definitions/Pet' } } },
          },
        },
      },
      definitions: { Pet: { type: 'object' } },
    });
    expect(api.methods[0].requestModels).toEqual({ 'application/json': 'Pet', 'text/json': 'Pet' });
    expect(api.methods[0].methodResponses[200].responseModels).toEqual({ 'application/xml': 'Pet' });
    expect(api.models).toEqual({ Pet: { type: 'object' } });
  });

  test('validators: of all, and of one operation', () => {
    const validators = {
      'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true }, body: { validateRequestBody: true }, none: {} },
      'x-amazon-apigateway-request-validator': 'all',
    };
    expect(loadOperation(mock, validators).validator).toEqual({ body: true, parameters: true });
    expect(loadOperation({ ...mock, 'x-amazon-apigateway-request-validator': 'body' }, validators).validator).toEqual({ body: true, parameters: false });
    expect(loadOperation({ ...mock, 'x-amazon-apigateway-request-validator': 'none' }, validators).validator).toEqual({ body: false, parameters: false });
    expect(loadOperation(mock).validator).toEqual({ body: false, parameters: false });
    const { loaded } = loadBody({ paths: { '/a': { get: { ...mock, 'x-amazon-apigateway-request-validator': 'constructor' } } } });
    expect(loaded.unsupported).toMatchObject([{ reason: expect.stringContaining('names "constructor", which is no request validator') }]);
  });
});

describe('integrations', () => {
  test('everything', () => {
    const { integration } = loadOperation({
      'x-amazon-apigateway-integration': {
        type: 'aws',
        httpMethod: 'post',
        uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/q' },
        credentials: 'arn:role',
        requestParameters: { 'integration.request.header.A': "'b'", 'integration.request.header.C': true },
        requestTemplates: { 'application/json': 'x' },
        passthroughBehavior: 'when_no_templates',
        contentHandling: 'CONVERT_TO_TEXT',
        timeoutInMillis: 5000,
        cacheKeyParameters: ['method.request.path.id'],
        cacheNamespace: 'n',
        connectionType: 'VPC_LINK',
        connectionId: 'l',
        integrationTarget: 'arn:alb',
        tlsConfig: { insecureSkipVerification: true },
        responses: {
          'default': { statusCode: 200, responseTemplates: { 'application/json': 'y' } },
          '4\\d{2}': { statusCode: '400', responseParameters: { 'method.response.header.A': "'b'" }, contentHandling: 'CONVERT_TO_BINARY' },
        },
      },
    });
    expect(integration).toEqual({
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/q',
      credentials: 'arn:role',
      requestParameters: { 'integration.request.header.A': "'b'" },
      requestTemplates: { 'application/json': 'x' },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 5000,
      cacheKeyParameters: ['method.request.path.id'],
      cacheNamespace: 'n',
      connectionType: 'VPC_LINK',
      connectionId: 'l',
      integrationTarget: 'arn:alb',
      insecureSkipVerification: true,
      responses: [
        { statusCode: '200', responseParameters: {}, responseTemplates: { 'application/json': 'y' } },
        { statusCode: '400', selectionPattern: '4\\d{2}', responseParameters: { 'method.response.header.A': "'b'" }, responseTemplates: {}, contentHandling: 'CONVERT_TO_BINARY' },
      ],
    });
  });

  test('a mock has neither method nor URI; the cache is named after the path', () => {
    const method = loadOperation({ 'x-amazon-apigateway-integration': { type: 'MOCK', httpMethod: 'POST', uri: 'x' } });
    expect(method.integration).toEqual({
      type: 'MOCK',
      uri: '',
      requestParameters: {},
      requestTemplates: {},
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29000,
      cacheKeyParameters: [],
      cacheNamespace: method.resourceId,
      responses: [],
    });
  });

  test('of answers with one status the last is kept, and parameters that are no text are ignored: both are reported', () => {
    const integration = { type: 'mock', requestParameters: { a: 1 }, responses: { default: { statusCode: '200' }, x: { statusCode: '200' } }, responseTransferMode: 'STREAM' };
    const { api, loaded } = loadBody({ paths: { '/a': { get: { 'x-amazon-apigateway-integration': integration } } } });
    expect(api.methods[0].integration!.responses).toMatchObject([{ statusCode: '200', selectionPattern: 'x' }]);
    expect(loaded.unsupported.map(({ reason }) => reason.replace(/.*: /, ''))).toEqual([
      'its answer is not streamed, but sent as a whole',
      'Body.paths./a.get.x-amazon-apigateway-integration.requestParameters.a is no text, so API Gateway ignores it with a warning',
      'of two integration responses with status 200 API Gateway keeps one; here it is the last',
    ]);
  });

  test('an operation may have none', () => {
    expect(loadOperation({}).integration).toBeUndefined();
  });
});

describe('broken bodies are errors with the API and the place', () => {
  test.each<[string, unknown, string]>([
    ['no document', {}, 'Api: Body is no OpenAPI document'],
    ['text', 'openapi', 'Api: Body is "openapi", not an object'],
    ['paths that are a list', { ...BODY, paths: [] }, 'Api: Body.paths is'],
    ['a path without a slash', { ...BODY, paths: { a: {} } }, 'Api: the path "a" of its Body has no leading slash'],
    ['an operation that is text', { ...BODY, paths: { '/a': { get: 'x' } } }, 'Api: Body.paths./a.get is "x", not an object'],
    ['an integration without a type', { ...BODY, paths: { '/a': { get: { 'x-amazon-apigateway-integration': {} } } } }, 'Api: Body.paths./a.get.x-amazon-apigateway-integration.Type is missing'],
    ['an unknown type', { ...BODY, paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'lambda' } } } } }, 'is "lambda", not one of AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK'],
    ['no URI', { ...BODY, paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'http' } } } } }, 'Uri is missing'],
    ['a reference to nothing', { ...BODY, paths: { '/a': { $ref: '#/paths/~1b' } } }, 'Api: Body.paths./a refers to #/paths/~1b, which the body does not have'],
    ['a reference to itself', { ...BODY, paths: { '/a': { $ref: '#/paths/~1a' } } }, 'Api: Body.paths./a refers to itself'],
    ['a reference to elsewhere', { ...BODY, paths: { '/a': { $ref: 'https://x/y' } } }, 'refers to https://x/y'],
    ['security that is no list', { ...BODY, paths: { '/a': { get: { security: {} } } } }, 'security is an object, not a list'],
    ['an unknown scheme', { ...BODY, paths: { '/a': { get: { security: [{ toString: [] }] } } } }, 'names "toString", which is no security scheme of the body'],
  ])('%s', (_, body, message) => {
    expect(() => loadTemplate(withApi({ Body: body }))).toThrow(TemplateError);
    expect(() => loadTemplate(withApi({ Body: body }))).toThrow(message);
  });
});

test.each([[undefined, 'EDGE'], [{ Types: ['REGIONAL'] }, 'REGIONAL'], [{ Types: ['PRIVATE'] }, 'PRIVATE']])('the endpoint configuration %j is %s', (EndpointConfiguration, type) => {
  const { apis } = loadTemplate({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'x', EndpointConfiguration } } } });
  expect(apis[0].endpointType).toBe(type);
});
