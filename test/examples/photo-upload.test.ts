import { execFileSync } from 'child_process';
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { PhotoUploadStack } from '../../examples/photo-upload/lib/photo-upload-stack';
import { variantOf } from '../../examples/photo-upload/lib/variants';

const EXAMPLE = join(__dirname, '../../examples/photo-upload');
const { context } = JSON.parse(readFileSync(join(EXAMPLE, 'cdk.json'), 'utf8'));
const NO_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

/** The application as `bin` makes it. */
function photoUpload(extra: Record<string, unknown> = NO_BUNDLING): { app: App; stack: PhotoUploadStack } {
  const app = new App({ context: { ...context, ...extra } });
  return { app, stack: new PhotoUploadStack(app, 'PhotoUpload', variantOf(app)) };
}

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
    const { stack } = photoUpload();

    expect(withoutAssetHashes(Template.fromStack(stack).toJSON())).toMatchSnapshot();
  });

  test('the second variant has one route less, and another deployment', () => {
    const [first, second] = [photoUpload().stack, photoUpload({ ...NO_BUNDLING, variant: 'second' }).stack];
    const deployments = [first, second].map((stack) => Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment')));
    const keys = (stack: PhotoUploadStack) => stack.gateway.routes.map((route) => route.key);

    expect(keys(first).filter((key) => !keys(second).includes(key))).toEqual(['GET /photos/{key}/info']);
    expect(deployments[0]).not.toEqual(deployments[1]);
    Template.fromStack(second).hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { PAGE_SIZE: '20' } } });
  });

  test('for an emulator without Docker there are no functions', () => {
    const { stack } = photoUpload({ emulator: 'localstack' });

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    expect(stack.gateway.routes.map((route) => route.key))
      .toEqual(['GET /health', 'GET /photos/{key}', 'PUT /photos/{key}', 'GET /photos/{key}/thumbnail']);
  });
});

describe('security review by cdk-nag', () => {
  // The oldest supported aws-cdk-lib does not hand the app to plugins, so the packs are asked directly, after synthesis.
  test.each([
    ['AwsSolutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('%s finds nothing that is not acknowledged', (_name, Pack) => {
    const { app } = photoUpload();
    app.synth();

    const { violations } = new Pack(app).validateScope(app);

    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map((each) => each.constructPath)]);
    expect(found).toEqual([]);
  });
});

test('esbuild bundles each handler into one file that needs nothing but Node', () => {
  const { app } = photoUpload({});
  const { directory } = app.synth();
  const assets = readdirSync(directory).filter((name) => name.startsWith('asset.'));
  const bundles = assets.map((name) => join(directory, name, 'index.js'));

  expect(bundles).toHaveLength(4);
  for (const bundle of bundles) {
    expect(exportOf(bundle)).toBe('function');
    expect(readFileSync(bundle).length).toBeLessThan(600_000);
  }
}, 60_000);
