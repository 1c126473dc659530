// The body of `npm run demo`: the real CDK CLI synthesizes an example, without credentials and without network, the route table is printed, and the
// example is served on this machine. `npm run demo -- orders` (or `helpdesk`, `partner-api`, `stages`) takes another example than photo-upload.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { serveExample } from './demo/serve.mjs';

const root = resolve(import.meta.dirname, '..');
const name = process.argv[2] ?? 'photo-upload';
const example = join(root, 'examples', name);
if (!existsSync(join(example, 'cdk.json'))) throw new Error(`no example ${name}`);
const bin = join(root, 'node_modules/.bin');

/** Whatever this machine knows of AWS stays outside: no profile, region or role gets in, and the CLI keeps its files to itself. */
function environment(home) {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK|JSII)_/.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: [bin, process.env.PATH].join(delimiter),
    CDK_HOME: home,
    AWS_CONFIG_FILE: join(home, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

function run(command, args, env) {
  const shell = process.platform === 'win32';
  return execFileSync(join(bin, command), args, { cwd: example, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell });
}

const home = mkdtempSync(join(tmpdir(), 'gatehouse-demo-'));
try {
  const env = environment(home);
  run('cdk', ['synth', '--quiet', '--no-notices', '--no-version-reporting', '--no-lookups'], env);
  console.log(`\n${run('ts-node', ['--prefer-ts-exts', 'bin/print-routes.ts'], env)}`);
  const { artifacts } = JSON.parse(readFileSync(join(example, 'cdk.out/manifest.json'), 'utf8'));
  const { templateFile } = Object.values(artifacts).find(({ type }) => type === 'aws:cloudformation:stack').properties;
  console.log(`The template: ${relative(process.cwd(), join(example, 'cdk.out', templateFile))}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
await serveExample(name, join(example, 'cdk.out'));
