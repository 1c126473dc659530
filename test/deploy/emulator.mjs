import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { killGroup } from './command.mjs';
import { get } from './http.mjs';

/** A port of the loopback interface that nobody uses now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * One emulator process in a temporary folder of its own, where it keeps everything that it writes. Its environment is
 * only what is given here; whatever it wants from the network outside goes to a closed port.
 */
export class Emulator {
  static async start({ name, python, args, health, environment }) {
    const folder = mkdtempSync(path.join(os.tmpdir(), `gatehouse-${name}-`));
    const port = await freePort();
    const emulator = new Emulator(name, folder, port);
    const log = openSync(emulator.logFile, 'w');
    const began = Date.now();
    emulator.process = spawn(python, args, {
      cwd: folder,
      detached: true, // its own process group, so that the functions it runs end with it
      stdio: ['ignore', log, log],
      env: {
        PATH: [path.dirname(python), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        HOME: folder,
        TMPDIR: folder,
        PYTHONUNBUFFERED: '1',
        NODE_NO_WARNINGS: '1',
        AWS_ACCESS_KEY_ID: 'test', // else its own clients would look for credentials in the network
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_EC2_METADATA_DISABLED: 'true',
        HTTP_PROXY: 'http://127.0.0.1:9',
        HTTPS_PROXY: 'http://127.0.0.1:9',
        NO_PROXY: 'localhost,127.0.0.1,.localhost',
        ...environment({ folder, port }),
      },
    });
    closeSync(log);
    process.once('exit', emulator.#abandon);
    await emulator.#waitUntilReady(health);
    console.log(`${name}: ready on 127.0.0.1:${port} after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return emulator;
  }

  constructor(name, folder, port) {
    Object.assign(this, { name, folder, port });
    this.endpoint = `http://127.0.0.1:${port}`;
    this.logFile = path.join(folder, 'emulator.log');
  }

  #abandon = () => {
    killGroup(this.process.pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  async #waitUntilReady(health) {
    const end = Date.now() + 60_000;
    for (;;) {
      if ((await get(this.port, health).catch(() => undefined))?.status === 200) return;
      if (this.process.exitCode !== null || Date.now() > end) {
        const log = this.logTail();
        await this.stop();
        throw new Error(`${this.name} did not start:\n${log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  logTail(lines = 30) {
    return readFileSync(this.logFile, 'utf8').split('\n').slice(-lines).join('\n');
  }

  /** Ends the process, asking politely first, with its children, and removes the folder. */
  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      killGroup(this.process.pid, 'SIGTERM');
      const timer = setTimeout(() => killGroup(this.process.pid, 'SIGKILL'), 4_000);
      await ended;
      clearTimeout(timer);
    }
    process.off('exit', this.#abandon);
    this.#abandon();
  }
}
