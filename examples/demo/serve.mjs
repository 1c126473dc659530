// The end of `npm run demo`: serves a synthesized example on loopback, prints commands that work, tries each of them once, and goes on serving where
// somebody looks at it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PNG } from 'pngjs';
import { ADDRESSES, REQUESTS, STUBS } from './requests.mjs';

const { LocalGateway, LocalUserPool, serve } = createRequire(import.meta.url)('../../lib/local/index.js');

/** Serves an example out of its assembly; settled when it has ended. */
export async function serveExample(name, assembly) {
  const users = new LocalUserPool();
  const gateway = await LocalGateway.fromAssembly(assembly, { userPools: { Users: users }, ...STUBS[name] });
  const server = await serve(calledFrom(ADDRESSES[name], gateway));
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-demo-'));
  try {
    const variables = {
      API: `${server.url}/${gateway.stage.name}`,
      ID: users.idToken({ sub: 'ann' }),
      ACCESS: users.accessToken({ sub: 'ann', scope: 'photos/write helpdesk/announce' }),
      PHOTO: picture(folder),
    };
    printCommands(name, variables);
    await tryCommands(name, variables, gateway, folder);
    if (process.stdout.isTTY) await untilStopped();
  } finally {
    await server.close();
    await gateway.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A gateway that takes all its callers to be at an address. */
function calledFrom(sourceIp, gateway) {
  return sourceIp === undefined ? gateway : { stage: gateway.stage, dispatch: (request) => gateway.dispatch({ ...request, sourceIp }) };
}

function printCommands(name, variables) {
  console.log(`\nThe example is served on this machine; functions run from their bundles, S3 is a stand-in in memory, other services are stubs. Try:\n`);
  for (const [variable, value] of Object.entries(variables)) console.log(`${variable}='${value}'`);
  console.log(`\n${REQUESTS[name].map(({ command }) => command).join('\n')}\n`);
}

/** The commands as they were printed, in a shell; nothing of it stands on this machine afterwards. */
async function tryCommands(name, variables, gateway, folder) {
  for (const { command, status } of REQUESTS[name]) {
    const { code, output } = await shell(`${command} -s -o answer -w '%{http_code}'`, variables, folder);
    if (code === 127) return console.log('There is no curl on this machine: the commands were not tried.');
    // The thumbnail is made behind the upload.
    await gateway.settled();
    if (output.trim() !== String(status)) throw new Error(`${command} answered ${output || `with exit code ${code}`}, not ${status}`);
    console.log(`${output}  ${command.replace(/ -[Hd] .*| --data.*/, '')}`);
  }
}

async function shell(command, variables, cwd) {
  const child = spawn('sh', ['-c', command], { cwd, env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'ignore'] });
  const missing = new Promise((resolve) => child.on('error', () => resolve({ code: 127, output: '' })));
  const ended = Promise.all([once(child, 'close').catch(() => [127]), text(child.stdout)]).then(([[code], output]) => ({ code, output }));
  return Promise.race([missing, ended]);
}

function picture(folder) {
  const image = new PNG({ width: 512, height: 384 });
  for (let at = 0; at < image.data.length; at += 4) image.data.set([at % 256, (at >> 9) % 256, 128, 255], at);
  const file = join(folder, 'cat.png');
  writeFileSync(file, PNG.sync.write(image));
  return file;
}

async function untilStopped() {
  console.log('\nCtrl-C ends it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
