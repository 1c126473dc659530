import { execFileSync } from 'child_process';
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { ordersApp } from './orders-api';

const BUNDLED = {};

/** Assets are named by the hash of their content, which changes with every update of the SDK. */
function withoutAssetHashes(template: object): unknown {
  return JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}/g, '<asset>'));
}

/** What a bundle exports as its handler, in a process of its own; it lies away from this project, so that no module is found beside it. */
function exportOf(bundle: string): string {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  return execFileSync(process.execPath, ['-p', `typeof require(${JSON.stringify(bundle)}).handler`], { env, encoding: 'utf8' }).trim();
}

describe('template', () => {
  test('is the one that was reviewed', () => {
    const { stack } = ordersApp();

    expect(withoutAssetHashes(Template.fromStack(stack).toJSON())).toMatchSnapshot();
  });

  test('every route maps its answers, and every one with a back end its request', () => {
    const [api] = Object.values(Template.fromStack(ordersApp().stack).findResources('AWS::ApiGateway::RestApi'));
    const operations = Object.values<any>(api.Properties.Body.paths).flatMap((path) => Object.entries<any>(path).filter(([method]) => method !== 'options').map(([, each]) => each));
    const integrations = operations.map((each) => each['x-amazon-apigateway-integration']);

    expect(integrations).toHaveLength(6);
    for (const { responses, requestTemplates, requestParameters } of integrations) {
      expect(responses.default.responseTemplates['application/json']).toContain('$');
      expect(requestTemplates ?? requestParameters).toBeDefined();
    }
  });

  test('for an emulator without Docker there are no functions, and the stock service is where the test says', () => {
    const { stack } = ordersApp({ emulator: 'localstack', stockUrl: 'http://127.0.0.1:4000' });

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    expect(stack.gateway.routes.map((route) => route.key)).toEqual(['GET /health', 'GET /stock/{sku}']);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('"http://127.0.0.1:4000/v2/stock"');
  });
});

describe('security review by cdk-nag', () => {
  // The oldest supported aws-cdk-lib does not hand the app to plugins, so the packs are asked directly, after synthesis.
  test.each([
    ['AwsSolutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('%s finds nothing that is not acknowledged', (_name, Pack) => {
    const { app } = ordersApp();
    app.synth();

    const { violations } = new Pack(app).validateScope(app);

    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map((each) => each.constructPath)]);
    expect(found).toEqual([]);
  });
});

test('esbuild bundles each handler into one file that needs nothing but Node', () => {
  const { app } = ordersApp(BUNDLED);
  const { directory } = app.synth();
  const assets = readdirSync(directory).filter((name) => name.startsWith('asset.'));
  const bundles = assets.map((name) => join(directory, name, 'index.js'));

  expect(bundles).toHaveLength(4);
  for (const bundle of bundles) {
    expect(exportOf(bundle)).toBe('function');
    expect(readFileSync(bundle).length).toBeLessThan(600_000);
  }
}, 60_000);
