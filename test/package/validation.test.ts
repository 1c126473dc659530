import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ROOT, assertCompiled } from './package';
import { Authorizers, Integrations } from '../../src';

const APP = path.join(__dirname, 'every-route.cjs');
const NEWEST = path.join(__dirname, 'newest-cdk.cjs');

interface Finding {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
}

interface Result {
  readonly failed: boolean;
  readonly findings: string[];
}

/** What aws-cdk-lib itself does whenever a delivery stream is named, imported ones too: no integration can change it. */
const UPSTREAM = /Mapping 'awscdkawskinesisfirehoseCidrBlocks' is not referenced/;

/** The findings of the validator inside aws-cdk-lib, which the oldest supported version does not have yet. */
function validate(env: Readonly<Record<string, string>> = {}, app: readonly string[] = [APP], cwd = ROOT): Result {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-validation-'));
  try {
    const { CDK_VALIDATION: _, ...rest } = process.env;
    const options = { encoding: 'utf8', cwd, env: { ...rest, ...env, CDK_OUTDIR: outdir } } as const;
    const { status, stderr } = spawnSync(process.execPath, ['--require', NEWEST, ...app], options);
    const file = path.join(outdir, 'validation-report.json');
    if (!fs.existsSync(file)) throw new Error(`the validator wrote no report: ${stderr}`);
    const { pluginReports } = JSON.parse(fs.readFileSync(file, 'utf8')) as { pluginReports: { violations: Finding[] }[] };
    const violations = pluginReports.flatMap((report) => report.violations).filter(({ description }) => !UPSTREAM.test(description));
    return { failed: status !== 0, findings: violations.map(({ severity, ruleName, description }) => `${severity} ${ruleName}: ${description}`) };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

beforeAll(() => {
  assertCompiled();
  if (!fs.existsSync(path.join(ROOT, 'node_modules', 'aws-cdk-lib-newest'))) throw new Error('aws-cdk-lib-newest is missing: install the devDependencies first (npm ci)');
});

test('the app has every integration and authorizer that there is', () => {
  const source = fs.readFileSync(APP, 'utf8');
  const factories = Object.entries({ Integrations, Authorizers })
    .flatMap(([name, type]) => Object.getOwnPropertyNames(type).filter((key) => typeof (type as any)[key] === 'function').map((key) => `${name}.${key}(`));
  expect(factories.length).toBeGreaterThan(5);
  expect(factories.filter((call) => !source.includes(call))).toEqual([]);
});

test('the validator finds nothing in it', () => {
  expect(validate()).toEqual({ failed: false, findings: [] });
}, 60_000);

test('the validator would find something', () => {
  const { failed, findings } = validate({ GATEHOUSE_WRONG: '1' });
  expect(failed).toBe(true);
  expect(findings).toEqual([expect.stringMatching(/^error F3002: NoSuchProperty/)]);
}, 60_000);

describe.each(['photo-upload', 'orders', 'helpdesk', 'partner-api', 'stages'])('the example %s', (name) => {
  const folder = path.join(ROOT, 'examples', name);
  const app = ['--require', 'ts-node/register', path.join(folder, 'bin', `${name}.ts`)];
  const { context } = JSON.parse(fs.readFileSync(path.join(folder, 'cdk.json'), 'utf8'));
  const strict = JSON.stringify({ ...context, '@aws-cdk/core:validateAgainstDefaultRules': true });

  test('the validator finds nothing in it', () => {
    expect(validate({ CDK_CONTEXT_JSON: strict }, app, folder)).toEqual({ failed: false, findings: [] });
  }, 60_000);
});
