import { App } from 'aws-cdk-lib';
import { HelpdeskStack } from '../lib/helpdesk-stack';
import { variantOf } from '../lib/variants';
import { RoutePrinter } from 'cdk-gatehouse';

/** Prints who answers what, and for whom. */
const app = new App();
const { gateway } = new HelpdeskStack(app, 'Helpdesk', variantOf(app));
console.log(RoutePrinter.text(gateway.routes));
