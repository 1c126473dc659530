import { App } from 'aws-cdk-lib';
import { CatalogueStack } from '../lib/catalogue-stack';
import { variantOf } from '../lib/variants';

const app = new App();
new CatalogueStack(app, 'Catalogue', {
  description: 'A catalogue with the stages dev and prod of one API (an example of cdk-gatehouse)',
  ...variantOf(app),
});
