import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
import { routeContext, statementsOf } from './context';
import { Integrations } from '../../src';
import type { BedrockInvokeModelOptions } from '../../src';

const ROUTE = routeContext('POST /ask');
const PROFILE = 'arn:aws:bedrock:eu-west-1:222222222222:inference-profile/eu.amazon.nova-lite-v1:0';
const APPLICATION = 'arn:aws:bedrock:eu-west-1:222222222222:application-inference-profile/abcdefghijkl';
const PROVISIONED = 'arn:aws:bedrock:eu-west-1:222222222222:provisioned-model/abcdefghijkl';
const KNOWN = { Region: '"R"', Partition: '"aws"', AccountId: '"A"' };

function bound(model: (stack: Stack) => string, options?: BedrockInvokeModelOptions) {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1', account: '111111111111' } });
  const { uri, label, ...config } = Integrations.bedrockInvokeModel(model(stack), options).bindRestIntegration(ROUTE);
  const flat = (value: unknown) => JSON.parse(JSON.stringify(stack.resolve(value)).replace(/\{"Ref":"AWS::(\w+)"\}/g, (_, name: keyof typeof KNOWN) => KNOWN[name]), join);
  return { uri: flat(uri), label: flat(label), statements: flat(statementsOf({ uri, label, ...config })) };
}

/** Joins of text as text. */
function join(_key: string, value: any): unknown {
  const parts = value?.['Fn::Join']?.[1];
  return value?.['Fn::Join']?.[0] === '' && parts.every((part: unknown) => typeof part === 'string') ? parts.join('') : value;
}

const allowed = (Resource: unknown) => ({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource });
const through = (Resource: unknown, arn: string) => ({ ...allowed(Resource), Condition: { StringEquals: { 'bedrock:InferenceProfileArn': arn } } });

describe('Integrations.bedrockInvokeModel', () => {
  test('by the id of a foundation model', () => {
    expect(bound(() => 'anthropic.claude-3-haiku-20240307-v1:0')).toEqual({
      uri: 'arn:aws:apigateway:R:bedrock-runtime:path/model/anthropic.claude-3-haiku-20240307-v1:0/invoke',
      label: 'bedrock-runtime:InvokeModel:anthropic.claude-3-haiku-20240307-v1:0',
      statements: [allowed('arn:aws:bedrock:R::foundation-model/anthropic.claude-3-haiku-20240307-v1:0')],
    });
  });

  test('an id with several dots that begins with no geography is that of a foundation model', () => {
    expect(bound(() => 'zai.glm-4.7-flash').statements).toEqual([allowed('arn:aws:bedrock:R::foundation-model/zai.glm-4.7-flash')]);
  });

  test.each([['eu.amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0'], ['us-gov.amazon.nova-pro-v1:0', 'amazon.nova-pro-v1:0'], ['global.zai.glm-4.7', 'zai.glm-4.7']])(
    'by the id %p of a cross-region profile: the model behind it through the profile only', (id, model) => {
      const arn = `arn:aws:bedrock:R:A:inference-profile/${id}`;
      expect(bound(() => id)).toEqual({
        uri: `arn:aws:apigateway:R:bedrock-runtime:path/model/${id}/invoke`,
        label: `bedrock-runtime:InvokeModel:${id}`,
        statements: [allowed(arn), through(`arn:aws:bedrock:*::foundation-model/${model}`, arn)],
      });
    });

  test('in another region', () => {
    const { uri, statements } = bound(() => 'amazon.nova-lite-v1:0', { region: 'us-west-2' });
    expect(uri).toContain(':apigateway:us-west-2:bedrock-runtime:');
    expect(statements).toEqual([allowed('arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0')]);
  });

  test('by the ARN of a profile: in its region, behind it what is said', () => {
    const { uri, statements } = bound(() => PROFILE, { profileModels: ['amazon.nova-lite-v1:0'] });
    expect(uri).toBe('arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/eu.amazon.nova-lite-v1:0/invoke');
    expect(statements).toEqual([allowed(PROFILE), through('arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0', PROFILE)]);
    expect(bound(() => PROFILE, { profileModels: [] })).toEqual(bound(() => PROFILE));
  });

  test('what only an ARN names stands in the path as one part', () => {
    const { uri, statements } = bound(() => PROVISIONED);
    expect(uri).toBe('arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/arn:aws:bedrock:eu-west-1:222222222222:provisioned-model%2Fabcdefghijkl/invoke');
    expect(statements).toEqual([allowed(PROVISIONED)]);
  });

  test('a model of the app, whose partition and region are known at deployment', () => {
    const { uri, statements } = bound((stack) => FoundationModel.fromFoundationModelId(stack, 'Model', FoundationModelIdentifier.AMAZON_TITAN_EMBED_TEXT_V2_0).modelArn);
    expect(uri).toMatch(/bedrock-runtime:path\/model\/amazon\.titan-embed-text-v2:0\/invoke$/);
    expect(statements).toEqual([allowed('arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0')]);
  });

  test('text that is known only at deployment counts as an ARN', () => {
    const { uri, statements, label } = bound((stack) => new CfnParameter(stack, 'Arn').valueAsString, { profileModels: ['amazon.nova-lite-v1:0'] });
    expect(JSON.stringify(uri)).toContain('{"Fn::Join":["%2F",{"Fn::Split":["/",{"Ref":"Arn"}]}]}');
    expect(statements[0]).toEqual(allowed({ Ref: 'Arn' }));
    expect(statements[1].Condition).toEqual({ StringEquals: { 'bedrock:InferenceProfileArn': { Ref: 'Arn' } } });
    expect(label).toBe('bedrock-runtime:InvokeModel');
  });

  test.each<[unknown, BedrockInvokeModelOptions | undefined]>([
    [undefined, {}], [null, {}], ['', {}], [{}, {}], ['nova', {}], ['a.b/c', {}], ['../x.y', {}], ['amazon.nova}', {}], ['abcdefghijkl', {}],
    ['arn:aws:sagemaker:eu-west-1:222222222222:endpoint/x', {}],
    [APPLICATION, {}], [APPLICATION, { profileModels: [] }], [APPLICATION, { profileModels: ['nova'] }],
    [PROFILE.replace('eu.', ''), {}],
    ['amazon.nova-lite-v1:0', { profileModels: ['amazon.nova-lite-v1:0'] }],
    ['arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0', { profileModels: ['amazon.nova-lite-v1:0'] }],
  ])('the model %p with %p is refused', (model, options) => {
    expect(() => Integrations.bedrockInvokeModel(model as string, options).describe()).toThrow(/GH_INTEGRATION_OPTION: Integrations\.bedrockInvokeModel has/);
  });

  test.each([null, 'x', { region: 1 }, { profileModels: 'x' }, { contentTypes: 1 }])('the options %p are refused', (options: any) => {
    expect(() => Integrations.bedrockInvokeModel('amazon.nova-lite-v1:0', options).describe()).toThrow(/GH_TYPE/);
  });
});
