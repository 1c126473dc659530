import { resolve } from 'path';
import { assetReader, readStacks } from './assembly';
import type { AssemblyStack } from './assembly';
import { loadTemplate } from './rest/load';
import type { LoadOptions, LoadedTemplate } from './rest/load';
import type { FunctionModel } from './template';

/** A stack of an assembly, read. */
export interface LoadedStack extends LoadedTemplate {
  /** Where it comes from. */
  readonly source: AssemblyStack;
}

type Exports = Readonly<Record<string, unknown>>;

/** Reads all stacks of the folder that `cdk synth` wrote, or one template; what a stack exports, the others can import. */
export function loadAssembly(target: string, options: LoadOptions = {}): readonly LoadedStack[] {
  const sources = readStacks(target);
  let stacks: readonly LoadedStack[] = [];
  let known: Exports = {};
  // An export may be made of another stack's; a chain of them is no longer than the list of stacks.
  for (let round = 0; round <= sources.length; round++) {
    stacks = sources.map((source) => loadStack(source, { ...options, exports: { ...known, ...options.exports } }));
    const found: Exports = Object.assign({}, ...stacks.map(({ exports }) => exports));
    if (JSON.stringify(found) === JSON.stringify(known)) break;
    known = found;
  }
  return stacks;
}

function loadStack(source: AssemblyStack, options: LoadOptions): LoadedStack {
  const { account, region, stack } = source;
  const known = { ...account && { account }, ...region && { region }, stackName: stack.replace(/[^A-Za-z\d-]+/g, '-'), file: assetReader(source) };
  const loaded = loadTemplate(source.template, { ...known, ...options });
  return { ...loaded, source, functions: loaded.functions.map((each) => placed(each, source)) };
}

/** Says where code lies without the folder of the assembly; assemblies lie in each other. */
function placed(model: FunctionModel, { folder, assets }: AssemblyStack): FunctionModel {
  const { code } = model;
  if (code.kind !== 'asset') return model;
  return { ...model, code: { ...code, path: resolve(assets[code.hash ?? ''] ?? resolve(folder, code.path)) } };
}
