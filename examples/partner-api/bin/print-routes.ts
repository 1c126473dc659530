import { App } from 'aws-cdk-lib';
import { PartnerApiStack } from '../lib/partner-api-stack';
import { variantOf } from '../lib/variants';
import { RoutePrinter } from 'cdk-gatehouse';

/** Prints who answers what, and for whom. */
const app = new App();
const { gateway } = new PartnerApiStack(app, 'PartnerApi', variantOf(app));
console.log(RoutePrinter.text(gateway.routes));
