import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Functions } from '../../../../src/local/backends/lambda';
import type { FunctionsOptions } from '../../../../src/local/backends/lambda';
import type { FunctionError } from '../../../../src/local/backends/lambda/function-error';
import type { FunctionModel } from '../../../../src/local/template';

/** The ARN of a function of tests. */
export const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:111111111111:function:${name}`;

/** A function with code in the template, as the loader reads it. */
export function inline(source: string, model: Partial<FunctionModel> = {}): FunctionModel {
  return {
    logicalId: 'Fn',
    name: 'fn',
    arn: arnOf(model.name ?? 'fn'),
    qualifiedArns: [],
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    timeout: 20,
    memorySize: 128,
    environment: {},
    code: { kind: 'inline', source },
    layers: [],
    ...model,
  };
}

/** What a call of a function came to. */
export interface Called {
  readonly result?: any;
  readonly error?: FunctionError;
  readonly log: readonly string[];
}

const made: Functions[] = [];
const folders: string[] = [];

/** The functions of a gateway; ended with `disposeAll`. */
export function functionsOf(models: readonly FunctionModel[], options: Partial<FunctionsOptions> = {}): Functions {
  const functions = new Functions({ models, assembly: os.tmpdir(), stubs: {}, environment: async () => ({}), ...options });
  made.push(functions);
  return functions;
}

/** Calls a function. */
export async function call(functions: Functions, event: unknown = {}, functionArn = arnOf('fn')): Promise<Called> {
  const log: string[] = [];
  const outcome = await functions.invoke(functionArn, JSON.stringify(event), (line) => log.push(line));
  if ('error' in outcome) return { error: outcome.error, log };
  return { result: 'bytes' in outcome ? Buffer.from(outcome.bytes).toString() : JSON.parse(outcome.payload), log };
}

/** Calls a function that is code in the template. */
export async function run(source: string, event?: unknown, model?: Partial<FunctionModel>): Promise<Called> {
  return call(functionsOf([inline(source, model)]), event);
}

/** A folder with files, as an asset. */
export function assetOf(files: Readonly<Record<string, string>>): FunctionModel['code'] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-asset-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return { kind: 'asset', path: folder };
}

/** Ends everything that a test has started. */
export async function disposeAll(): Promise<void> {
  await Promise.all(made.splice(0).map((functions) => functions.dispose()));
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
}
