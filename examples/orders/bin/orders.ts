import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';
import { variantOf } from '../lib/variants';

const app = new App();
new OrdersStack(app, 'Orders', {
  description: 'Orders, with every request and answer mapped by API Gateway (an example of cdk-gatehouse)',
  ...variantOf(app),
});
