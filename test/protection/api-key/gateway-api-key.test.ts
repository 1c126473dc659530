import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { GatewayApiKey } from '../../../src';
import type { SecretApiKeyOptions, SecretVersionsApiKeyOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';
import { all, newStack, only, templateOf } from '../../gateways/rest/fixtures';

const V1 = '11111111-1111-1111-1111-111111111111';
const V2 = '22222222-2222-2222-2222-222222222222';
const ARN = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:partner-abcdef';
const secretOf = (stack: Stack) => Secret.fromSecretCompleteArn(stack, 'Secret', ARN);

function fromSecret(options: Partial<SecretApiKeyOptions>, stack = newStack()): GatewayApiKey {
  return GatewayApiKey.fromSecret(stack, 'Partner', { secret: secretOf(stack), ...options });
}

const keyOf = (made: GatewayApiKey) => only(templateOf(made), 'AWS::ApiGateway::ApiKey');

describe('a key', () => {
  test('is on, and has neither name nor value of its own', () => {
    const key = new GatewayApiKey(newStack(), 'Partner');
    expect(keyOf(key)).toEqual({ id: 'Partner776273A3', Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true } });
    expect(Stack.of(key).resolve([key.apiKeyId, key.apiKeyRef.apiKeyId])).toEqual([{ Ref: 'Partner776273A3' }, { Ref: 'Partner776273A3' }]);
  });

  test('has what it is given', () => {
    const props = { enabled: false, description: 'Of the partner', customerId: 'c1' };
    expect(keyOf(new GatewayApiKey(newStack(), 'Partner', props)).Properties).toEqual({ Enabled: false, Description: 'Of the partner', CustomerId: 'c1' });
  });

  test('may be imported, and makes nothing', () => {
    const stack = newStack();
    const key = GatewayApiKey.fromApiKeyId(stack, 'Old', 'abc123');
    expect([key.apiKeyId, key.apiKeyRef.apiKeyId, all(templateOf(stack), 'AWS::ApiGateway::ApiKey')]).toEqual(['abc123', 'abc123', []]);
  });

  test.each<[string, any, Parameters<typeof expectRefusal>[1]]>([
    ['null', null, 'GH_TYPE'],
    ['text', 'value', 'GH_TYPE'],
    ['enabled that is text', { enabled: 'yes' }, 'GH_TYPE'],
    ['an empty description', { description: '' }, 'GH_TEXT_EMPTY'],
    ['a long description', { description: 'a'.repeat(125_001) }, 'GH_API_KEY'],
    ['a customer that is no text', { customerId: 5 }, 'GH_TYPE'],
  ])('is refused with %s', (_, props, code) => expectRefusal(() => new GatewayApiKey(newStack(), 'Partner', props), code));

  test.each<[string, any]>([['nothing', undefined], ['null', null], ['no text', ''], ['a list', ['a']], ['an ARN', 'arn:aws:apigateway:us-east-1::/apikeys/abc']])(
    'is refused with the id %s', (_, id) => expectRefusal(() => GatewayApiKey.fromApiKeyId(newStack(), 'Old', id), 'GH_API_KEY'),
  );
});

describe('a key of a secret', () => {
  test('has a reference to one version, so that another version changes the template', () => {
    const [first, second] = [V1, V2].map((versionId) => keyOf(fromSecret({ versionId })));
    expect(first).toMatchObject({ id: 'Partner776273A3', Properties: { Enabled: true, Value: `{{resolve:secretsmanager:${ARN}:SecretString:::${V1}}}` } });
    expect(second).toMatchObject({ id: first.id, Properties: { Value: `{{resolve:secretsmanager:${ARN}:SecretString:::${V2}}}` } });
  });

  test('of this app, by label and field', () => {
    const stack = newStack();
    const secret = new Secret(stack, 'Mine');
    const { Value } = keyOf(fromSecret({ secret, versionStage: 'v2', field: 'key', description: 'x' }, stack)).Properties;
    expect(Value).toEqual({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: expect.stringMatching(/^Mine/) }, ':SecretString:key:v2:}}']] });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('of an L1, a name or a parameter', () => {
    const l1 = newStack();
    expect(JSON.stringify(keyOf(fromSecret({ secret: new CfnSecret(l1, 'L1'), versionId: V1 }, l1)).Properties.Value)).toContain('"Ref":"L1"');
    const named = newStack();
    expect(JSON.stringify(keyOf(fromSecret({ secret: Secret.fromSecretNameV2(named, 'Named', 'partner'), versionId: V1 }, named)).Properties.Value)).toContain(':secret:partner:SecretString:::');
    const late = newStack();
    expect(JSON.stringify(keyOf(fromSecret({ versionId: new CfnParameter(late, 'Version').valueAsString }, late)).Properties.Value)).toContain('{"Ref":"Version"}');
  });

  test.each(['AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING'])('is warned about with the label %s, which moves', (versionStage) => {
    const stack = newStack();
    fromSecret({ versionStage }, stack);
    Annotations.fromStack(stack).hasWarning('/Stack/Partner', Match.stringLikeRegexp('GH_API_KEY_ROTATION: .*versionId'));
  });

  test.each<[string, any, Parameters<typeof expectRefusal>[1]]>([
    ['no version', {}, 'GH_API_KEY'],
    ['two versions', { versionId: V1, versionStage: 'v1' }, 'GH_API_KEY'],
    ['a version that is none', { versionId: 'v1' }, 'GH_API_KEY'],
    ['a version that ends the reference', { versionId: `${V1}}}` }, 'GH_API_KEY'],
    ['a label that has another part', { versionStage: 'a:b' }, 'GH_API_KEY'],
    ['a field that has another part', { versionId: V1, field: 'a:b' }, 'GH_API_KEY'],
    ['an empty field', { versionId: V1, field: '' }, 'GH_API_KEY'],
    ['a version that is no text', { versionId: 5 }, 'GH_TYPE'],
    ['no secret', { secret: undefined, versionId: V1 }, 'GH_TYPE'],
    ['a value for a secret', { secret: 'abcdefghijklmnopqrst', versionId: V1 }, 'GH_TYPE'],
    ['an object for a secret', { secret: {}, versionId: V1 }, 'GH_TYPE'],
    ['a secret of half an ARN', { secret: { secretRef: { secretId: 'a:b' } }, versionId: V1 }, 'GH_TYPE'],
    ['an empty description', { versionId: V1, description: '' }, 'GH_TEXT_EMPTY'],
  ])('is refused with %s, and shows no value', (_, options, code) => expectRefusal(() => fromSecret(options), code));

  test.each([undefined, null, 'x', []])('is refused with the options %p', (options) => {
    expectRefusal(() => GatewayApiKey.fromSecret(newStack(), 'Partner', options as any), 'GH_TYPE');
    expectRefusal(() => GatewayApiKey.fromSecretVersions(newStack(), 'Partner', options as any), 'GH_TYPE');
  });
});

describe('keys of versions of a secret', () => {
  const idsOf = (versionIds: string[], more: Partial<SecretVersionsApiKeyOptions> = {}) => {
    const stack = newStack();
    GatewayApiKey.fromSecretVersions(stack, 'Partner', { secret: secretOf(stack), versionIds, ...more });
    return Object.fromEntries(all(templateOf(stack), 'AWS::ApiGateway::ApiKey').map(({ id, Properties }) => [Properties.Value.slice(-38, -2), id]));
  };

  test('are added and removed one by one, and none is replaced', () => {
    const both = idsOf([V1, V2]);
    expect(both).toEqual({ [V1]: 'PartnerVersionbafde89c716DBEFA', [V2]: expect.stringMatching(/^PartnerVersion/) });
    expect(idsOf([V2, V1, V2])).toEqual(both);
    expect(idsOf([V1])).toEqual({ [V1]: both[V1] });
    expect(idsOf([V2])).toEqual({ [V2]: both[V2] });
  });

  test('share what is said of them', () => {
    const stack = newStack();
    const keys = GatewayApiKey.fromSecretVersions(stack, 'Partner', { secret: secretOf(stack), versionIds: [V1, V2], field: 'key', description: 'Of the partner' });
    expect(keys).toHaveLength(2);
    const made = all(templateOf(stack), 'AWS::ApiGateway::ApiKey');
    expect(made.map(({ Properties }) => [Properties.Description, Properties.Value.includes(':SecretString:key::')])).toEqual([['Of the partner', true], ['Of the partner', true]]);
  });

  test.each<[string, any, Parameters<typeof expectRefusal>[1]]>([
    ['none', [], 'GH_API_KEY'],
    ['nothing', undefined, 'GH_API_KEY'],
    ['text', V1, 'GH_TYPE'],
    ['null', [null], 'GH_TYPE'],
    ['one that is none', ['v1'], 'GH_API_KEY'],
    ['one that is known at deployment', ['${Token[TOKEN.1]}'], 'GH_API_KEY'],
  ])('of %s are refused, and nothing is made', (_, versionIds, code) => {
    const stack = newStack();
    expectRefusal(() => GatewayApiKey.fromSecretVersions(stack, 'Partner', { secret: secretOf(stack), versionIds }), code);
    expect(stack.node.tryFindChild('Partner')).toBeUndefined();
  });
});
