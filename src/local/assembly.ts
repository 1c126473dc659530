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

/** What is read of a cloud assembly's `manifest.json`. */
interface Artifact {
  readonly type: string;
  readonly displayName?: string;
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

function readAssembly(folder: string): TemplateFile[] {
  const manifest = path.join(folder, 'manifest.json');
  if (!fs.existsSync(manifest)) throw new CliError(`${quote(folder)} is not a cloud assembly, because it has no manifest.json; run \`cdk synth\` first.`);
  const { artifacts = {} } = readJson(manifest) as { artifacts?: Record<string, Artifact> };
  return Object.entries(artifacts).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, { type, displayName, properties = {} }]) => {
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
