import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './command.mjs';

const cli = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
const REGION = 'us-east-1';

/** The real CDK CLI, pointed at an emulator. Every command prints how long it took and throws when it fails. */
export class Cdk {
  constructor(emulator, appFolder) {
    Object.assign(this, { emulator, appFolder });
  }

  bootstrap() {
    return this.#cdk('bootstrap', [`aws://000000000000/${REGION}`], this.emulator.folder);
  }

  /** Writes the cloud assembly into `folder`. */
  synth(folder, context = {}) {
    return this.#cdk('synth', ['--quiet', '--output', folder, ...contextArgs(context)]);
  }

  /** Deploys an assembly and resolves to the outputs of its one stack. */
  async deploy(assembly) {
    const file = path.join(this.emulator.folder, 'outputs.json');
    await this.#cdk('deploy', ['--app', assembly, '--all', '--require-approval', 'never', '--outputs-file', file]);
    const stacks = Object.values(JSON.parse(readFileSync(file, 'utf8')));
    if (stacks.length !== 1) throw new Error(`expected outputs of one stack, got ${stacks.length}`);
    return stacks[0];
  }

  destroy(assembly) {
    return this.#cdk('destroy', ['--app', assembly, '--all', '--force']);
  }

  async #cdk(command, args, cwd = this.appFolder) {
    const began = Date.now();
    const { code, output } = await run(process.execPath, [cli, command, '--no-notices', ...args], { cwd, env: this.#environment() });
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${this.emulator.name}: cdk ${command}, ${seconds} s`);
    if (code !== 0) {
      const log = `--- log of ${this.emulator.name} ---\n${this.emulator.logTail()}`;
      throw new Error(`cdk ${command} ended with ${code}:\n${tail(output)}\n${log}`);
    }
    return output;
  }

  /** Nothing of the user's own AWS settings gets through. */
  #environment() {
    const own = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name));
    return {
      ...Object.fromEntries(own),
      AWS_ENDPOINT_URL: this.emulator.endpoint,
      AWS_ENDPOINT_URL_S3: this.emulator.endpoint, // an address, not a name: so the CLI writes the bucket into the path
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: path.join(this.emulator.folder, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(this.emulator.folder, 'no-credentials'),
      CDK_HOME: path.join(this.emulator.folder, 'cdk-home'),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
      NODE_NO_WARNINGS: '1',
      CI: 'true',
    };
  }
}

const contextArgs = (context) => Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);

const tail = (text) => text.trim().split('\n').slice(-30).join('\n');
