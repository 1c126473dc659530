import { App } from 'aws-cdk-lib';
import { PartnerApiStack } from '../lib/partner-api-stack';
import { variantOf } from '../lib/variants';

const app = new App();
new PartnerApiStack(app, 'PartnerApi', {
  description: 'An API for partners with usage plans, API keys and a resource policy (an example of cdk-gatehouse)',
  ...variantOf(app),
});
