import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PartnerApiStack } from '../../examples/partner-api/lib/partner-api-stack';
import type { PartnerApiStackProps } from '../../examples/partner-api/lib/partner-api-stack';
import { PARTNERS } from '../../examples/partner-api/lib/partners';
import type { Partner } from '../../examples/partner-api/lib/partners';
import { variantOf } from '../../examples/partner-api/lib/variants';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../examples/partner-api/cdk.json'), 'utf8'));

/** The application as `bin` makes it. */
export function partnerApp(props: PartnerApiStackProps = {}): { readonly app: App; readonly stack: PartnerApiStack } {
  const app = new App({ context });
  return { app, stack: new PartnerApiStack(app, 'PartnerApi', { ...variantOf(app), ...props }) };
}

/** The template with these partners. */
export function templateWith(partners: readonly Partner[] = PARTNERS): any {
  return Template.fromStack(partnerApp({ partners }).stack).toJSON();
}

const [ACME, GLOBEX] = PARTNERS;

/** The versions of Acme's secret. */
export const [OLD, NEW] = ACME.versionIds;

/** The partners while these versions of Acme's secret are good. */
export function acmeWith(...versionIds: string[]): Partner[] {
  return [{ ...ACME, versionIds }, GLOBEX];
}

/** What the keys are in these tests. They stand in no template. */
export const KEYS = { acmeOld: 'acmeOld0123456789abcdef', acmeNew: 'acmeNew0123456789abcdef', globex: 'globex00123456789abcdef' };

const reference = ({ secretName }: Partner, versionId: string) =>
  `secretsmanager:arn:aws:secretsmanager:us-east-1:111111111111:secret:${secretName}:SecretString:::${versionId}`;

/** What CloudFormation reads when it deploys. */
export const SECRETS = {
  [reference(ACME, OLD)]: KEYS.acmeOld,
  [reference(ACME, NEW)]: KEYS.acmeNew,
  [reference(GLOBEX, GLOBEX.versionIds[0])]: KEYS.globex,
};
