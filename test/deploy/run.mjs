/**
 * `npm run test:deploy`: the real CDK CLI deploys the examples to two emulators, without Docker.
 *
 *   node test/deploy/run.mjs [--app <another folder>] [--only photos-ministack|photos-localstack|orders-ministack|orders-localstack|helpdesk-localstack] [--require]
 *
 * A suite whose emulator cannot be had on this machine is skipped and says why; `--require` makes that a failure.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Checks } from './checks.mjs';
import { root } from './paths.mjs';
import { Skipped } from './skipped.mjs';
import { helpdeskOnLocalStack } from './suite-helpdesk.mjs';
import { localStackSuite } from './suite-localstack.mjs';
import { miniStackSuite } from './suite-ministack.mjs';
import { ordersOnLocalStack, ordersOnMiniStack } from './suite-orders.mjs';

const SUITES = {
  'photos-ministack': { example: 'photo-upload', suite: miniStackSuite },
  'photos-localstack': { example: 'photo-upload', suite: localStackSuite },
  'orders-ministack': { example: 'orders', suite: ordersOnMiniStack },
  'orders-localstack': { example: 'orders', suite: ordersOnLocalStack },
  'helpdesk-localstack': { example: 'helpdesk', suite: helpdeskOnLocalStack },
};

const { values: options } = parseArgs({
  options: { app: { type: 'string' }, only: { type: 'string' }, require: { type: 'boolean', default: false } },
});
if (options.only && !SUITES[options.only]) throw new Error(`--only: one of ${Object.keys(SUITES)}`);

// Leave through 'exit', where the emulators are stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

const checks = new Checks();
for (const [name, { example, suite }] of Object.entries(SUITES)) {
  if (options.only && options.only !== name) continue;
  const appFolder = path.resolve(options.app ?? path.join(root, 'examples', example));
  if (!existsSync(path.join(appFolder, 'cdk.json'))) throw new Error(`no CDK app in ${appFolder}`);
  const began = Date.now();
  try {
    await suite(checks, appFolder);
  } catch (error) {
    if (error instanceof Skipped && !options.require) console.log(`skipped: ${error.message}`);
    else checks.fail(name, error);
  }
  console.log(`${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
console.log(checks.summary);
process.exitCode = checks.failed === 0 ? 0 : 1;
