import { App } from 'aws-cdk-lib';
import { HelpdeskStack } from '../lib/helpdesk-stack';
import { variantOf } from '../lib/variants';

const app = new App();
new HelpdeskStack(app, 'Helpdesk', {
  description: 'A help desk on AWS services behind API Gateway, without a function (an example of cdk-gatehouse)',
  ...variantOf(app),
});
