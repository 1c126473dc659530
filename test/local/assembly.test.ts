import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { assetReader, readStacks } from '../../src/local/assembly';
import { loadTemplate } from '../../src/local/rest/load';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-assembly-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const DEFINITION = path.join(folder, 'definition.json');
fs.writeFileSync(DEFINITION, JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'filed', version: '1' },
  paths: { '/file': { get: { 'x-amazon-apigateway-integration': { type: 'http', uri: 'https://${AWS::Region}.example' } } } },
}));

function synthesized(name: string, context: object = {}): string {
  const outdir = path.join(folder, name);
  const app = new App({ outdir, context });
  const stack = new Stack(app, 'Outer', { env: { account: '222233334444', region: 'eu-west-1' } });
  const nested = new NestedStack(stack, 'Inner');
  new lambda.Function(nested, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromAsset(__dirname, { exclude: ['*', '!cli.test.ts'] }) });
  new apigw.RestApi(nested, 'Api', { restApiName: 'nested', cloudWatchRole: false }).root.addMethod('GET', new apigw.MockIntegration());
  new apigw.SpecRestApi(stack, 'Spec', { cloudWatchRole: false, apiDefinition: apigw.ApiDefinition.fromAsset(DEFINITION) });
  const staged = new Stack(new Stage(app, 'Dev'), 'Back');
  new apigw.SpecRestApi(staged, 'Spec', { cloudWatchRole: false, apiDefinition: apigw.ApiDefinition.fromAsset(DEFINITION) });
  app.synth();
  return outdir;
}

// The CDK CLI sets the context, so that paths of assets stand in the metadata; tests do not.
describe.each([['with', { 'aws:cdk:enable-asset-metadata': true }], ['without', {}]])('an assembly %s the paths of its assets', (name, context) => {
  const target = synthesized(name, context);
  const stacks = readStacks(target);

  test('has stacks with their environment and assets', () => {
    expect(stacks.map(({ stack, account, region }) => [stack, account, region])).toEqual([['Outer', '222233334444', 'eu-west-1'], ['Dev/Back', undefined, undefined]]);
    for (const { assets } of stacks) {
      expect(Object.values(assets).filter((file) => !fs.existsSync(file))).toEqual([]);
      expect(Object.keys(assets).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    }
  });

  test('serves nested stacks, and bodies that are files', () => {
    const [outer] = stacks;
    const { apis, functions, unsupported } = loadTemplate(outer.template, { account: outer.account, region: outer.region, file: assetReader(outer) });
    expect(apis.map((api) => api.name).sort()).toEqual(['Spec', 'nested']);
    expect(apis.find((api) => api.name === 'Spec')!.methods[0].integration!.uri).toBe('https://eu-west-1.example');
    const { code } = functions[0] as { readonly code: { readonly path: string; readonly hash: string } };
    expect(fs.existsSync(path.join(outer.folder, code.path))).toBe(true);
    expect(outer.assets[code.hash]).toBe(path.join(outer.folder, code.path));
    expect(unsupported).toEqual([]);
  });

  test('stages find their assets, which lie above them', () => {
    const staged = stacks[1];
    expect(loadTemplate(staged.template, { file: assetReader(staged) }).apis[0].methods).toHaveLength(1);
  });

  test('nothing is read that the manifest does not list', () => {
    const read = assetReader(stacks[0]);
    expect([read('manifest.json'), read('../definition.json'), read(DEFINITION), read('nothing.json'), read('')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

test('a template alone is a stack without assets', () => {
  const file = path.join(folder, 'one.template.json');
  fs.writeFileSync(file, '{"Resources": {}}');
  expect(readStacks(file)).toEqual([{ file, stack: 'one.template.json', template: { Resources: {} }, folder, assets: {} }]);
  expect(() => readStacks(path.join(folder, 'nowhere'))).toThrow('There is no file or folder');
});
