import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { CatalogueStack } from '../../examples/stages/lib/catalogue-stack';
import { variantOf } from '../../examples/stages/lib/variants';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../examples/stages/cdk.json'), 'utf8'));
type Context = Readonly<Record<string, unknown>>;
const NO_BUNDLING: Context = { 'aws:cdk:bundling-stacks': [] };

/** The application as `bin` makes it. */
export function catalogueApp(extra: Context = {}, bundling: Context = NO_BUNDLING): { readonly app: App; readonly stack: CatalogueStack } {
  const app = new App({ context: { ...context, ...bundling, ...extra } });
  return { app, stack: new CatalogueStack(app, 'Catalogue', variantOf(app)) };
}

/** The folder of the application, synthesized with its functions bundled. */
export function catalogueAssembly(extra: Context = {}): string {
  return catalogueApp(extra, {}).app.synth().directory;
}
