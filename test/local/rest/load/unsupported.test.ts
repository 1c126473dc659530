import { ofApi } from './templates';
import { loadTemplate } from '../../../../src/local/rest/load';

const listed = (resources: object) => loadTemplate({ Resources: resources }).unsupported.map(({ logicalId, type }) => [logicalId, type]);

test.each([
  'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::VpcLink', 'AWS::ApiGateway::ClientCertificate', 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::Api', 'AWS::Serverless::Function', 'AWS::WAFv2::WebACLAssociation', 'AWS::CloudFormation::Stack',
])('%s is listed', (type) => {
  expect(listed({ Thing: { Type: type } })).toEqual([['Thing', type]]);
});

test.each(['AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::ApiGateway::Account', 'AWS::ApiGateway::DocumentationPart', 'Custom::Anything'])('%s changes no answer of an API, so it is not', (type) => {
  expect(listed({ Thing: { Type: type } })).toEqual([]);
});

test('what belongs to an API of elsewhere is listed', () => {
  const stray = { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: 'abc', ResourceId: 'def', HttpMethod: 'GET' } };
  expect(listed({ Stray: stray, Api: { Type: 'AWS::ApiGateway::RestApi' }, Ours: ofApi('Model', {}) })).toEqual([['Stray', 'AWS::ApiGateway::Method']]);
});

test('a clone', () => {
  expect(listed({ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { CloneFrom: 'x' } } })).toEqual([['Api', 'AWS::ApiGateway::RestApi']]);
});

test('an API that only CloudFormation can read is left out, and the others served', () => {
  const api = (properties: object) => ({ Type: 'AWS::ApiGateway::RestApi', Properties: properties });
  const { apis, unsupported } = loadTemplate({ Resources: { A: api({ Body: { 'Fn::Transform': { Name: 'AWS::Include' } } }), B: api({ Name: 'b' }) } });
  expect(apis.map(({ name }) => name)).toEqual(['b']);
  expect(unsupported).toEqual([{ logicalId: 'A', type: 'AWS::ApiGateway::RestApi', reason: 'Fn::Transform is worked out by CloudFormation only' }]);
});

test('APIs and functions of nested stacks are served, and named by their stacks in what is listed', () => {
  const nested = {
    Parameters: { Name: { Type: 'String' } },
    Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: { Ref: 'Name' } } }, Link: { Type: 'AWS::ApiGateway::VpcLink' } },
  };
  const outer = { Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Name: 'inside' }, TemplateURL: 'https://s3/x/abc.json' } } } };
  const { apis, unsupported } = loadTemplate(outer, { file: (name) => (name === 'abc.json' ? nested : undefined) });
  expect(apis.map(({ name }) => name)).toEqual(['inside']);
  expect(unsupported.map(({ logicalId }) => logicalId)).toEqual(['Inner/Link']);
  expect(() => loadTemplate(outer, { file: () => outer })).toThrow('its stacks are nested in themselves');
});

test('parts of an API may stand in a nested stack', () => {
  const api = { Ref: 'ApiId' };
  const nested = {
    Parameters: { ApiId: { Type: 'String' }, RootId: { Type: 'String' } },
    Resources: {
      Part: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: api, ParentId: { Ref: 'RootId' }, PathPart: 'books' } },
      Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: api, ResourceId: { Ref: 'Part' }, HttpMethod: 'GET', Integration: { Type: 'MOCK' } } },
    },
  };
  const parameters = { ApiId: { Ref: 'Api' }, RootId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } };
  const outer = {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: parameters }, Metadata: { 'aws:asset:path': 'inner.json' } },
    },
  };
  const { apis: [only], unsupported } = loadTemplate(outer, { file: () => nested });
  expect(only.methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`)).toEqual(['GET /books']);
  expect(unsupported).toEqual([]);
});

test('a type of API Gateway that nobody knows', () => {
  expect(listed({ Thing: { Type: 'AWS::ApiGateway::Whatever' } })).toEqual([['Thing', 'AWS::ApiGateway::Whatever']]);
  const known = { Plan: { Type: 'AWS::ApiGateway::UsagePlan' }, Key: { Type: 'AWS::ApiGateway::ApiKey' }, Version: { Type: 'AWS::ApiGateway::DocumentationVersion' } };
  expect(listed(known)).toEqual([]);
});

test.each([
  ['AWS::Include', ['AWS::Include']],
  [['AWS::LanguageExtensions', { Name: 'Own', Parameters: {} }], ['AWS::LanguageExtensions', 'Own']],
])('macros are listed: %j', (Transform, names) => {
  const { unsupported } = loadTemplate({ Transform, Resources: {} });
  expect(unsupported.map(({ logicalId, type }) => [logicalId, type])).toEqual(names.map((name) => ['Transform', name]));
});

test.each([[true, 1], [false, 0]])('an API whose execute-api endpoint is disabled (%s) is answered all the same, which is listed', (DisableExecuteApiEndpoint, count) => {
  const { unsupported } = loadTemplate({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { DisableExecuteApiEndpoint } } } });
  expect(unsupported.filter(({ logicalId, reason }) => logicalId === 'Api' && reason.includes('whatever the host'))).toHaveLength(count);
});
