import { Alias } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { CatalogueFunction } from './catalogue-function';

/**
 * The functions behind the gateway.
 *
 * Dev has a catalogue of its own, with sample products. Prod's stands behind an alias: to serve an older version again is a change of the alias, and
 * none of the gateway.
 */
export class CatalogueFunctions extends Construct {
  /** Who answers in each stage. */
  public readonly byStage: { readonly dev: IFunction; readonly prod: IFunction };

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const sample = new CatalogueFunction(this, 'SampleCatalogue', { handler: 'catalogue', environment: { PRODUCTS: 'samples' } });
    const catalogue = new CatalogueFunction(this, 'Catalogue', { handler: 'catalogue', environment: { PRODUCTS: 'catalogue' } });
    const live = new Alias(this, 'Live', { aliasName: 'live', version: catalogue.currentVersion });
    this.byStage = { dev: sample, prod: live };
  }
}
