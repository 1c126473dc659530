import assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, run } from './results.mjs';

const APPS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'apps');
const CLI_OPTIONS = ['--quiet', '--no-notices', '--no-lookups', '--no-version-reporting'];

/** Uses the tarball in a fresh project with one version of aws-cdk-lib; returns the OpenAPI body that it synthesized there. */
export function useInstalled(root, folder, tarball, versions) {
  const tool = (name) => path.join(root, 'node_modules', name);
  fs.cpSync(APPS, folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const installs = check(`npm install of the tarball with ${versions.join(' and ')}`, () => {
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball, ...versions], { cwd: folder });
    assert.deepEqual(fs.readdirSync(path.join(folder, 'node_modules')).filter((name) => /^(aws-cdk-lib|constructs)$/.test(name)), ['aws-cdk-lib', 'constructs']);
    assert(!fs.existsSync(path.join(folder, 'node_modules', 'cdk-gatehouse', 'node_modules')), 'the library brings copies of its own');
  });
  if (!installs) return undefined;

  const env = { ...process.env, CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_EC2_METADATA_DISABLED: 'true' };
  check('a TypeScript app compiles', () => run(process.execPath, [tool('typescript/bin/tsc'), '-p', '.'], { cwd: folder }));
  check('the CDK CLI synthesizes it', () => {
    run(process.execPath, [tool('aws-cdk/bin/cdk'), 'synth', '--app', `${process.execPath} compiled/app.js`, '--output', 'from-ts', ...CLI_OPTIONS], { cwd: folder, env });
  });
  check('a JavaScript app synthesizes with plain Node', () => run(process.execPath, ['app.js'], { cwd: folder, env: { ...env, CDK_OUTDIR: 'from-js' } }));
  let body;
  check('both make the same API', () => {
    body = bodyOf(path.join(folder, 'from-ts'));
    assert.deepEqual(Object.keys(body.paths), ['/health', '/photos', '/photos/{key}']);
    assert.deepEqual(bodyOf(path.join(folder, 'from-js')), body);
  });
  check('the command gatehouse prints its routes', () => {
    const command = path.join(folder, 'node_modules', '.bin', 'gatehouse');
    const text = run(command, ['routes', 'from-ts'], { cwd: folder });
    assert.match(text, /^GET +\/photos +lambda:List +iam$/m);
    assert.match(text, /^PUT +\/photos\/\{key\} +s3:PutObject:Bucket +iam$/m);
    assert.match(text, /^GET +\/health +mock:200 +none$/m);
  });
  return body;
}

/** The body of the one REST API of an assembly, which must have what serves it. */
export function bodyOf(assembly) {
  const { Resources } = JSON.parse(fs.readFileSync(path.join(assembly, 'Photos.template.json'), 'utf8'));
  const types = Object.values(Resources).map((resource) => resource.Type);
  for (const type of ['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage', 'AWS::Lambda::Permission', 'AWS::Logs::LogGroup']) assert(types.includes(type), `${type} is missing`);
  const [api, ...others] = Object.values(Resources).filter((resource) => resource.Type === 'AWS::ApiGateway::RestApi');
  assert.equal(others.length, 0);
  return api.Properties.Body;
}
