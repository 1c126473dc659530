import { parseArgs } from 'util';
import { didYouMean, quote } from '../../errors';
import { CliError } from '../cli-error';

/** Where a command writes and what ends it; the process's own streams and signals, or a test's. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Settled when a command that goes on is to end. */
  stopped(): Promise<void>;
}

/** A command of `gatehouse`; what the user can put right it throws as a `CliError`. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<void>;

/** The options of a command by name, and whether each has a value; a list is an option that may come again. */
export type OptionTypes = Readonly<Record<string, 'boolean' | 'string' | 'list'>>;

/** Arguments, read. */
export interface Arguments {
  readonly options: Readonly<Record<string, unknown>>;
  readonly rest: readonly string[];
}

/** Reads the arguments of a command; one that is unknown or lacks its value is the user's mistake. */
export function readArguments(command: string, args: readonly string[], types: OptionTypes): Arguments {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => (
    [name, { type: type === 'boolean' ? type : 'string', multiple: type === 'list' } as const]
  )));
  const { tokens, values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option') assertOption(command, token, types);
  }
  return { options: values, rest: positionals };
}

interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
}

function assertOption(command: string, { name, rawName, value }: GivenOption, types: OptionTypes): void {
  const names = Object.keys(types).map((each) => `--${each}`);
  if (!Object.hasOwn(types, name)) throw new CliError(`\`gatehouse ${command}\` has no option ${quote(rawName)}. ${names.length === 0 ? 'It has none.' : didYouMean(rawName, names)}`);
  if (types[name] !== 'boolean' && !value) throw new CliError(`\`gatehouse ${command}\`: ${rawName} wants a value.`);
  if (types[name] === 'boolean' && value !== undefined) throw new CliError(`\`gatehouse ${command}\`: ${rawName} takes no value, but got ${quote(value)}.`);
}
