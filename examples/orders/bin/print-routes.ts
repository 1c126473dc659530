import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';
import { variantOf } from '../lib/variants';
import { RoutePrinter } from 'cdk-gatehouse';

/** Prints who answers what, and for whom. Nothing is synthesized, so the handlers need no bundling. */
const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
const { gateway } = new OrdersStack(app, 'Orders', variantOf(app));
console.log(RoutePrinter.text(gateway.routes));
