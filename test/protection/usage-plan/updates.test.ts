import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { GatewayApiKey } from '../../../src';
import type { RestGateway } from '../../../src';
import { all, newGateway, newStack, templateOf } from '../../gateways/rest/fixtures';

type Json = Record<string, any>;

const V1 = '11111111-1111-1111-1111-111111111111';
const V2 = '22222222-2222-2222-2222-222222222222';

/** A template with keys and plans. */
function build(make: (gateway: RestGateway, key: (id: string) => GatewayApiKey, secret: Secret) => unknown): Json {
  const stack = newStack();
  const gateway = newGateway(stack, { apiKeyRequired: true });
  make(gateway, (id) => new GatewayApiKey(stack, id), Secret.fromSecretNameV2(stack, 'Secret', 'partner') as Secret);
  return templateOf(stack);
}

/** The physical key behind a logical id: another value is another key. */
const physicalKey = (template: Json, id: string) => `${id}=${JSON.stringify(template.Resources[id].Properties.Value ?? id)}`;

/** What API Gateway takes once: a key's value, and a key on a stage. Each with the logical id and what would replace its resource. */
function claimsOf(template: Json): { id: string; claim: string; identity: string }[] {
  const values = all(template, 'AWS::ApiGateway::ApiKey').filter(({ Properties }) => Properties.Value !== undefined)
    .map(({ id, Properties }) => ({ id, claim: `value ${JSON.stringify(Properties.Value)}`, identity: JSON.stringify(Properties.Value) }));
  const memberships = all(template, 'AWS::ApiGateway::UsagePlanKey').flatMap(({ id, Properties: { KeyId, UsagePlanId } }) => {
    const key = physicalKey(template, KeyId.Ref);
    const { ApiStages } = template.Resources[UsagePlanId.Ref].Properties;
    return ApiStages.map(({ Stage }: Json) => ({ id, claim: `key ${key} on ${Stage.Ref}`, identity: `${key} in ${UsagePlanId.Ref}` }));
  });
  return [...values, ...memberships];
}

/** What an update would make before CloudFormation removes what has the same claim. */
function conflicts(before: Json, after: Json): string[] {
  const there = claimsOf(before);
  const made = claimsOf(after).filter(({ id, identity }) => !there.some((each) => each.id === id && each.identity === identity));
  return made.filter(({ claim }) => there.some((each) => each.claim === claim)).map(({ id, claim }) => `${id}: ${claim}`);
}

const gold = (...ids: string[]) => build((gateway, key) => gateway.addUsagePlan('gold', { keys: ids.map(key) }));
const versions = (...versionIds: string[]) =>
  build((gateway, _, secret) => gateway.addUsagePlan('gold', { keys: GatewayApiKey.fromSecretVersions(gateway, 'Partner', { secret, versionIds }) }));
const version = (versionId: string, id = 'Partner') =>
  build((gateway, _, secret) => gateway.addUsagePlan('gold', { keys: [GatewayApiKey.fromSecret(gateway, id, { secret, versionId })] }));
const plans = (...ids: string[]) => build((gateway, key) => ids.forEach((id) => gateway.addUsagePlan(id, { keys: [key(`Of${id}`)] })));
const moved = (plan: string) => build((gateway, key) => gateway.addUsagePlan(plan, { keys: [key('A')] }));

describe('an update deploys, though CloudFormation makes before it removes', () => {
  test.each<[string, Json, Json]>([
    ['a key comes', gold('A'), gold('A', 'B')],
    ['a key comes first', gold('B'), gold('A', 'B')],
    ['the first key goes', gold('A', 'B', 'C'), gold('B', 'C')],
    ['keys change their order', gold('A', 'B'), gold('B', 'A')],
    ['a version comes', versions(V1), versions(V1, V2)],
    ['a version goes', versions(V1, V2), versions(V2)],
    ['a key has another version', version(V1), version(V2)],
    ['a plan comes', plans('gold'), plans('silver', 'gold')],
    ['a plan goes', plans('gold', 'silver'), plans('silver')],
  ])('%s', (_, before, after) => {
    expect(conflicts(before, after)).toEqual([]);
  });

  test.each<[string, Json, Json]>([
    ['a key moves to another plan', moved('gold'), moved('silver')],
    ['a version moves to a key of another id', version(V1, 'A'), version(V1, 'B')],
  ])('but not where %s, which docs/usage-plans.md says', (_, before, after) => {
    expect(conflicts(before, after)).not.toEqual([]);
  });
});
