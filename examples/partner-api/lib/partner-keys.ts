import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Partner } from './partners';
import { GatewayApiKey } from 'cdk-gatehouse';

/** The keys of the partners by plan. CloudFormation reads their values when it deploys; none stands in the template. */
export class PartnerKeys extends Construct {
  private readonly keys: ReadonlyArray<{ readonly plan: Partner['plan']; readonly keys: GatewayApiKey[] }>;

  constructor(scope: Construct, id: string, partners: readonly Partner[]) {
    super(scope, id);
    this.keys = partners.map((partner) => ({ plan: partner.plan, keys: this.keysOf(partner) }));
  }

  /** Those who are on a plan. */
  public on(plan: Partner['plan']): GatewayApiKey[] {
    return this.keys.filter((each) => each.plan === plan).flatMap(({ keys }) => keys);
  }

  private keysOf({ id, secretName, versionIds }: Partner): GatewayApiKey[] {
    const secret = Secret.fromSecretNameV2(this, `${id}Secret`, secretName);
    return GatewayApiKey.fromSecretVersions(this, id, { secret, versionIds, description: `Of ${id}` });
  }
}
