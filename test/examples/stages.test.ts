import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { catalogueApp } from './stages-api';

/** Assets are named by the hash of their content, and a version by that of its function; both change with the tools. */
function withoutHashes(template: object): unknown {
  return JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}/g, '<asset>').replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1<version>'));
}

const templateOf = (extra: Record<string, unknown> = {}): any => Template.fromStack(catalogueApp(extra).stack).toJSON();
const ofType = (template: any, type: string) => Object.entries<any>(template.Resources).filter(([, { Type }]) => Type === type);
const latest = (template: any) => ofType(template, 'AWS::ApiGateway::Deployment')[0][0];

/** What CloudFormation makes of a stage. */
function stageOf(template: any, name: string): any {
  return ofType(template, 'AWS::ApiGateway::Stage').map(([, { Properties }]) => Properties).find(({ StageName }) => StageName === name);
}

/** A stage's settings for each route, by its path. */
function settingsOf(template: any, name: string): Record<string, any> {
  return Object.fromEntries(stageOf(template, name).MethodSettings.map((each: any) => [each.ResourcePath.replace('/~1', '/').replaceAll('~1', '/'), each]));
}

test('the template is the one that was reviewed', () => {
  expect(withoutHashes(templateOf())).toMatchSnapshot();
});

describe('the stages', () => {
  const template = templateOf();

  test('serve one deployment', () => {
    expect(ofType(template, 'AWS::ApiGateway::Deployment')).toHaveLength(1);
    expect([stageOf(template, 'dev').DeploymentId, stageOf(template, 'prod').DeploymentId]).toEqual([{ Ref: latest(template) }, { Ref: latest(template) }]);
  });

  test('prod has a cache and a client certificate, dev has neither', () => {
    const [[certificate]] = ofType(template, 'AWS::ApiGateway::ClientCertificate');

    expect(stageOf(template, 'prod')).toMatchObject({ CacheClusterEnabled: true, CacheClusterSize: '1.6', ClientCertificateId: { Ref: certificate } });
    expect(stageOf(template, 'dev')).toMatchObject({ CacheClusterEnabled: false });
    expect(Object.keys(stageOf(template, 'dev'))).not.toEqual(expect.arrayContaining(['ClientCertificateId']));
    expect(Object.keys(stageOf(template, 'dev'))).not.toEqual(expect.arrayContaining(['CacheClusterSize']));
  });

  test('what prod caches is encrypted, and kept as long as its route says, else as the stage does', () => {
    const cached = Object.entries(settingsOf(template, 'prod')).filter(([, { CachingEnabled }]) => CachingEnabled);

    expect(Object.fromEntries(cached.map(([path, { CacheTtlInSeconds }]) => [path, CacheTtlInSeconds])))
      .toEqual({ '/products': 1800, '/products/{id}': 600, '/offers': 300, '/prices/{id}': 60, '/stock/{id}': 30 });
    expect(cached.filter(([, { CacheDataEncrypted }]) => !CacheDataEncrypted)).toEqual([]);
    expect(Object.values(settingsOf(template, 'dev')).filter(({ CachingEnabled }) => CachingEnabled)).toEqual([]);
  });

  test.each([['dev', 20, 10, 'INFO', 7], ['prod', 500, 100, 'ERROR', 365]])('%s has its own throttle and logs, and those of the stock route', (stage, rate, burst, level, days) => {
    const settings = settingsOf(template, stage);
    const group = stageOf(template, stage).AccessLogSetting.DestinationArn['Fn::GetAtt'][0];

    expect(settings['/*']).toMatchObject({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst, LoggingLevel: level, DataTraceEnabled: false });
    expect(settings['/stock/{id}']).toMatchObject({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5, LoggingLevel: 'INFO' });
    expect(template.Resources[group].Properties.RetentionInDays).toBe(days);
  });

  test('each has the function and the stock service of its own in its variables', () => {
    const [dev, prod] = ['dev', 'prod'].map((name) => stageOf(template, name).Variables);

    expect([dev.stock, prod.stock]).toEqual(['stock.dev.example.com', 'stock-2.example.com']);
    expect(JSON.stringify(dev.catalogue)).toContain('SampleCatalogue');
    expect(JSON.stringify(prod.catalogue)).toMatch(/Live.*":live"/);
  });
});

describe('the way of a release into prod', () => {
  const before = templateOf({ canary: 'before' });
  const start = templateOf({ canary: 'start', deployment: 'abc123' });
  const promote = templateOf({ canary: 'promote', deployment: 'def456' });
  const none = templateOf();
  const canaryOf = (template: any) => stageOf(template, 'prod').CanarySetting;
  const removals = (template: any) => ofType(template, 'Custom::GatehouseCanaryRemoval').length;

  test('starts with the deployment that was there, and the new one beside it', () => {
    expect(stageOf(before, 'prod').DeploymentId).toEqual({ Ref: latest(before) });
    expect(stageOf(start, 'prod')).toMatchObject({ DeploymentId: 'abc123', Variables: { stock: 'stock.example.com' } });
    expect(canaryOf(start)).toEqual({ DeploymentId: { Ref: latest(start) }, PercentTraffic: 10, StageVariableOverrides: { stock: 'stock-2.example.com' }, UseStageCache: false });
    expect(latest(start)).not.toBe(latest(before));
  });

  test('goes on with the deployment of the canary, and its variables', () => {
    expect(stageOf(promote, 'prod')).toMatchObject({ DeploymentId: 'def456', Variables: { stock: 'stock-2.example.com' } });
    expect(canaryOf(promote)).toEqual(canaryOf(start));
  });

  test('ends without a canary', () => {
    expect(stageOf(none, 'prod').DeploymentId).toEqual({ Ref: latest(none) });
    const canaries = [before, start, promote, none].map((template) => [canaryOf(template) !== undefined, removals(template)]);
    expect(canaries).toEqual([[false, 0], [true, 1], [true, 1], [false, 0]]);
  });

  test('makes one deployment, and changes nothing in dev but that', () => {
    expect([latest(promote), latest(none)]).toEqual([latest(start), latest(start)]);
    const { DeploymentId: _, ...dev } = stageOf(before, 'dev');
    for (const template of [start, promote, none]) expect(stageOf(template, 'dev')).toEqual({ ...dev, DeploymentId: { Ref: latest(start) } });
  });

  test.each([
    [{ canary: 'start' }, 'Name the deployment'],
    [{ canary: 'promote' }, 'Name the deployment'],
    [{ canary: 'end' }, 'canary is one of'],
    [{ canary: true }, 'canary is one of'],
    [{ canary: 'start', deployment: 'Not an id' }, 'GH_STAGE_DEPLOYMENT'],
  ])('%j is refused', (extra, words) => {
    expect(() => catalogueApp(extra)).toThrow(words);
  });
});

describe('security review by cdk-nag', () => {
  // The oldest supported aws-cdk-lib does not hand the app to plugins, so the packs are asked directly, after synthesis.
  test.each([
    ['AwsSolutions', AwsSolutionsChecks, {}],
    ['Serverless', ServerlessChecks, {}],
    ['AwsSolutions', AwsSolutionsChecks, { canary: 'start', deployment: 'abc123' }],
    ['Serverless', ServerlessChecks, { canary: 'start', deployment: 'abc123' }],
  ])('%s finds nothing that is not acknowledged (%#)', (_name, Pack, extra) => {
    const { app } = catalogueApp(extra);
    app.synth();

    const { violations } = new Pack(app).validateScope(app);

    const found = violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map((each) => each.constructPath)]);
    expect(found).toEqual([]);
  });
});
