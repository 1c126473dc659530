// The body of `npm run demo`: the real CDK CLI synthesizes the photo-upload example, without credentials and without network,
// and the route table is printed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const example = join(root, 'examples/photo-upload');
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

const home = mkdtempSync(join(tmpdir(), 'photo-upload-'));
try {
  const env = environment(home);
  run('cdk', ['synth', '--quiet', '--no-notices', '--no-version-reporting', '--no-lookups'], env);
  console.log(`\n${run('ts-node', ['--prefer-ts-exts', 'bin/print-routes.ts'], env)}`);
  console.log(`The template: ${relative(process.cwd(), join(example, 'cdk.out/PhotoUpload.template.json'))}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
