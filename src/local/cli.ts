import * as fs from 'fs';
import * as path from 'path';
import { didYouMean, quote } from '../errors';
import { CliError } from './cli-error';
import type { Command, Terminal } from './commands/command';
import { local } from './commands/local';
import { routes } from './commands/routes';

export type { Terminal } from './commands/command';

const HELP = `Usage: gatehouse <command>

Commands:
  routes [folder|template.json]  print the route tables of the REST APIs that \`cdk synth\` wrote (default: cdk.out)
  local                          serve these APIs on this machine, each on a port of its own, until Ctrl-C

Options of local:
  --app <folder|template.json>   what \`cdk synth\` wrote (default: cdk.out)
  --port <number>                the port of the first API; the others get those behind it (default: 3000; 0: free ones)
  --stage <name>                 the stage that is served (default: prod, or the only one)
  --parameters <name>=<value>    the value of a parameter that has no default; as often as needed
  --trace                        print the way of each request through the gateway

Options:
  --help, -h                     print this
  --version                      print the version`;

const help: Command = async (_, { out }) => out(HELP);
const version: Command = async (_, { out }) => out(packageVersion());
const COMMANDS: Readonly<Record<string, Command>> = { local, routes };
const QUESTIONS: Readonly<Record<string, Command>> = { '--help': help, '-h': help, 'help': help, '--version': version };

/** The command `gatehouse`. Returns the exit code: 0, or 2 where the user can put something right. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await commandOf(args)(args.slice(1), terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    terminal.err(error.message);
    return 2;
  }
}

/** Runs the command with what the process was started with. */
export function main(): void {
  // `gatehouse routes | head` closes the pipe early, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  void run(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`gatehouse: ${text}\n`),
    stopped: interrupted,
  }).then((code) => { process.exitCode = code; });
}

/** Settled by the first Ctrl-C; the second one ends the process as ever. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function commandOf([command = '--help', ...rest]: readonly string[]): Command {
  if (Object.hasOwn(QUESTIONS, command)) return QUESTIONS[command];
  if (!Object.hasOwn(COMMANDS, command)) {
    throw new CliError(`There is no command ${quote(command)}. ${didYouMean(command, Object.keys(COMMANDS).sort().reverse())} See \`gatehouse --help\`.`);
  }
  return rest.includes('--help') || rest.includes('-h') ? help : COMMANDS[command];
}

function packageVersion(): string {
  const manifest = fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
