import { App, Stack } from 'aws-cdk-lib';
import { CfnGatewayResponse, CfnMethod, CfnRequestValidator, CfnResource, CfnRestApi, CfnStage, InlineApiDefinition, Model, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { mixedDefinitionFindings } from '../../src/checks';
import { renderFinding } from '../../src/errors';
import { expectAdvice } from '../errors/refusal';

function restApi(stack: Stack, id = 'Api'): { readonly api: SpecRestApi; readonly cfn: CfnRestApi } {
  const api = new SpecRestApi(stack, id, { apiDefinition: new InlineApiDefinition({ openapi: '3.0.1' }), deploy: false });
  return { api, cfn: api.node.defaultChild as CfnRestApi };
}

describe('definitions beside the body', () => {
  test('none is fine, and neither are stages definitions', () => {
    const stack = new Stack();
    const { api, cfn } = restApi(stack);
    new CfnStage(stack, 'Stage', { restApiId: api.restApiId });
    expect(mixedDefinitionFindings(cfn)).toEqual([]);
  });

  test('a method by the L2 is refused by name, with what to do', () => {
    // GIVEN
    const stack = new Stack(new App(), 'Stack');
    const { api, cfn } = restApi(stack);
    // WHEN
    api.root.addMethod('GET');
    // THEN
    const [finding] = mixedDefinitionFindings(cfn);
    expectAdvice(finding);
    expect(renderFinding(finding)).toMatch(/^GH_BODY_MIXED: .*AWS::ApiGateway::Method Stack\/Api\/Default\/GET.*addRoute/);
  });

  test('several are one finding', () => {
    const stack = new Stack();
    const { api, cfn } = restApi(stack);
    api.root.addResource('a').addResource('b');
    expect(mixedDefinitionFindings(cfn)).toHaveLength(1);
    expect(mixedDefinitionFindings(cfn)[0].given.match(/AWS::ApiGateway::Resource/g)).toHaveLength(2);
  });

  test.each<[string, (stack: Stack, restApiId: string) => unknown]>([
    ['GatewayResponse', (stack, restApiId) => new CfnGatewayResponse(stack, 'X', { restApiId, responseType: 'DEFAULT_4XX' })],
    ['RequestValidator', (stack, restApiId) => new CfnRequestValidator(stack, 'X', { restApiId })],
    ['Method', (stack, restApiId) => new CfnMethod(stack, 'X', { restApiId, resourceId: 'r', httpMethod: 'GET' })],
    ['Resource', (stack, restApiId) => new CfnResource(stack, 'X', { restApiId, parentId: 'r', pathPart: 'a' })],
  ])('a %s elsewhere in the stack that refers to the API', (name, define) => {
    const stack = new Stack();
    const { api, cfn } = restApi(stack);
    define(stack, api.restApiId);
    expect(mixedDefinitionFindings(cfn)[0]?.given).toContain(`AWS::ApiGateway::${name}`);
  });

  test('one that refers to the API by an escape hatch is found', () => {
    const stack = new Stack();
    const { cfn } = restApi(stack);
    const method = new CfnMethod(stack, 'X', { restApiId: 'replaced', resourceId: 'r', httpMethod: 'GET' });
    method.addPropertyOverride('RestApiId', { Ref: stack.getLogicalId(cfn) });
    expect(mixedDefinitionFindings(cfn)[0]?.given).toContain('AWS::ApiGateway::Method');
  });

  test('what belongs to another API is none of ours', () => {
    const stack = new Stack();
    const [ours, theirs] = [restApi(stack, 'Ours'), restApi(stack, 'Theirs')];
    theirs.api.root.addMethod('GET');
    new Model(stack, 'Model', { restApi: theirs.api, schema: {} });
    expect(mixedDefinitionFindings(ours.cfn)).toEqual([]);
  });

  test('a definition of another stack is found too: it is lost all the same', () => {
    const app = new App();
    const { api, cfn } = restApi(new Stack(app, 'First'));
    new CfnMethod(new Stack(app, 'Second'), 'Method', { restApiId: api.restApiId, resourceId: 'r', httpMethod: 'GET' });
    expect(mixedDefinitionFindings(cfn)[0]?.given).toContain('AWS::ApiGateway::Method Second/Method');
  });
});
