import * as fs from 'fs';
import * as path from 'path';
import { quote } from '../errors';
import { CliError } from './cli-error';

/** A synthesized CloudFormation template, and where it lies. */
export interface TemplateFile {
  /** The path of the file. */
  readonly file: string;
  /** What it belongs to: the stack's name, or the file's name where no assembly names one. */
  readonly stack: string;
  readonly template: Readonly<Record<string, any>>;
}

/** A stack that is deployed by itself, with what its template takes from beside it. */
export interface AssemblyStack extends TemplateFile {
  /** The folder of the assembly, which asset paths are relative to. */
  readonly folder: string;
  /** The account it is made for, where it is made for one. */
  readonly account?: string;
  /** The region it is made for, where it is made for one. */
  readonly region?: string;
  /** The files and folders of its assets by their hash: nested templates, code, bodies. */
  readonly assets: Readonly<Record<string, string>>;
}

/** What is read of a cloud assembly's `manifest.json`. */
interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string; readonly file?: string };
}

const NESTED = '.nested.template.json';

/**
 * Reads the templates of a cloud assembly (with its stages and nested stacks), or one template.
 *
 * The manifest decides, not the folder: what an earlier synthesis left behind is not deployed either.
 */
export function readTemplates(target: string): TemplateFile[] {
  const stats = fs.statSync(target, { throwIfNoEntry: false });
  if (!stats) throw new CliError(`There is no file or folder ${quote(target)}; give the folder that \`cdk synth\` wrote (cdk.out), or a template.`);
  return stats.isDirectory() ? readAssembly(target) : [readTemplate(target, path.basename(target))];
}

/** Reads the stacks of a cloud assembly (with its stages), or one template as a stack without assets. Nested stacks are assets of theirs. */
export function readStacks(target: string): AssemblyStack[] {
  const stats = fs.statSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return stacksIn(target);
  return readTemplates(target).map((template) => ({ ...template, folder: path.dirname(target), assets: {} }));
}

/** Reads JSON assets of a stack by their path in the assembly, or by their hash; nothing for what its manifest does not list. */
export function assetReader({ folder, assets }: Pick<AssemblyStack, 'folder' | 'assets'>): (nameOrHash: string) => unknown {
  return (nameOrHash) => {
    const named = path.resolve(folder, nameOrHash);
    const [, file] = Object.entries(assets).find(([hash, each]) => path.resolve(each) === named || path.parse(nameOrHash).name === hash) ?? [];
    return file?.endsWith('.json') ? readJson(file) : undefined;
  };
}

function stacksIn(folder: string): AssemblyStack[] {
  const artifacts = artifactsOf(folder);
  const manifests = artifacts.filter(([, { type, properties }]) => type === 'cdk:asset-manifest' && properties?.file);
  const assets = Object.fromEntries(manifests.flatMap(([, { properties }]) => assetsIn(folder, properties!.file!)));
  return artifacts.flatMap(([id, { type, displayName, environment, properties = {} }]) => {
    const { templateFile, directoryName } = properties;
    if (type === 'cdk:cloud-assembly' && directoryName) return stacksIn(path.join(folder, directoryName));
    if (type !== 'aws:cloudformation:stack' || !templateFile) return [];
    return [{ ...readTemplate(path.join(folder, templateFile), displayName ?? id), folder, assets, ...madeFor(environment) }];
  });
}

/** `aws://unknown-account/unknown-region` is a stack for any. */
function madeFor(environment = ''): Pick<AssemblyStack, 'account' | 'region'> {
  const [, account = '', region = ''] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  return { .../^\d+$/.test(account) && { account }, ...region && region !== 'unknown-region' && { region } };
}

function assetsIn(folder: string, assetManifest: string): Array<[string, string]> {
  const { files = {} } = readJson(path.join(folder, assetManifest));
  return Object.entries<any>(files)
    .filter(([, asset]) => typeof asset?.source?.path === 'string')
    .map(([hash, asset]) => [hash, path.join(folder, asset.source.path)]);
}

function artifactsOf(folder: string): Array<[string, Artifact]> {
  const manifest = path.join(folder, 'manifest.json');
  if (!fs.existsSync(manifest)) throw new CliError(`${quote(folder)} is not a cloud assembly, because it has no manifest.json; run \`cdk synth\` first.`);
  const { artifacts = {} } = readJson(manifest) as { artifacts?: Record<string, Artifact> };
  return Object.entries(artifacts).sort(([a], [b]) => (a < b ? -1 : 1));
}

function readAssembly(folder: string): TemplateFile[] {
  return artifactsOf(folder).flatMap(([id, { type, displayName, properties = {} }]) => {
    const { templateFile, directoryName, file } = properties;
    if (type === 'cdk:cloud-assembly' && directoryName) return readAssembly(path.join(folder, directoryName));
    if (type === 'aws:cloudformation:stack' && templateFile) return [readTemplate(path.join(folder, templateFile), displayName ?? id)];
    return type === 'cdk:asset-manifest' && file ? readNested(folder, file) : [];
  });
}

/** Nested stacks are assets of the stack around them. */
function readNested(folder: string, assetManifest: string): TemplateFile[] {
  const { files = {} } = readJson(path.join(folder, assetManifest));
  return Object.values<any>(files)
    .map((asset) => asset.source?.path)
    .filter((file): file is string => typeof file === 'string' && file.endsWith(NESTED))
    .map((file) => readTemplate(path.join(folder, file), path.basename(file, NESTED)));
}

function readTemplate(file: string, stack: string): TemplateFile {
  return { file, stack, template: readJson(file) };
}

function readJson(file: string): Record<string, any> {
  const text = readText(file);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, for other JSON as well.
  }
  throw new CliError(`${quote(file)} is not a JSON object; give a template as \`cdk synth\` writes it.`);
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`${quote(file)} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
