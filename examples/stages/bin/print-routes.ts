import { App } from 'aws-cdk-lib';
import { CatalogueStack } from '../lib/catalogue-stack';
import { variantOf } from '../lib/variants';
import { RoutePrinter } from 'cdk-gatehouse';

/** Prints who answers what, and for whom. */
const app = new App();
const { gateway } = new CatalogueStack(app, 'Catalogue', variantOf(app));
console.log(RoutePrinter.text(gateway.routes));
