import type { Fields } from './fields';
import type { TemplateResource } from './resource';

/** Where the code of a function is. */
export type FunctionCode =
  /** Source text in the template; the file is called `index`. */
  | { readonly kind: 'inline'; readonly source: string }
  /** A file asset: a folder or an archive, relative to the folder of the assembly; `hash` where the template names it. */
  | { readonly kind: 'asset'; readonly path: string; readonly hash?: string }
  /** An object in a bucket that no assembly knows. */
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'image'; readonly uri: string };

/** A Lambda function as a template declares it. */
export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The ARNs of its versions and aliases, which run the same code here. */
  readonly qualifiedArns: readonly string[];
  /** For example `nodejs22.x`; nothing for images. */
  readonly runtime?: string;
  /** For example `index.handler`. */
  readonly handler?: string;
  /** Seconds. */
  readonly timeout: number;
  /** Megabytes. */
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly code: FunctionCode;
  /** The ARNs of its layers; what is in them is not loaded. */
  readonly layers: readonly string[];
}

/** Does something with a resource; nothing where that is not supported. */
export type Attempt = <T>(resource: TemplateResource, work: () => T) => T[];

const QUALIFIERS = ['AWS::Lambda::Alias', 'AWS::Lambda::Version'];

/** The functions among resources. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export function functionsOf(resources: readonly TemplateResource[], attempt: Attempt): FunctionModel[] {
  const qualified = resources.filter(({ type }) => QUALIFIERS.includes(type)).flatMap((resource) => attempt(resource, () => resource.ref));
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  return functions.flatMap((resource) => attempt(resource, () => functionOf(resource, qualified)));
}

function functionOf(resource: TemplateResource, qualified: readonly string[]): FunctionModel {
  const { logicalId, name, arn, properties } = resource;
  const runtime = properties.text('Runtime');
  const handler = properties.text('Handler');
  return {
    logicalId,
    name,
    arn,
    qualifiedArns: qualified.filter((each) => each.startsWith(`${arn}:`)),
    ...runtime !== undefined && { runtime },
    ...handler !== undefined && { handler },
    timeout: properties.number('Timeout') ?? 3,
    memorySize: properties.number('MemorySize') ?? 128,
    environment: properties.fields('Environment').textMap('Variables'),
    code: codeOf(resource, properties.fields('Code')),
    layers: properties.texts('Layers'),
  };
}

const ASSET_HASH = /^(?:.*\/)?([0-9a-f]{64})(?:\.[a-z]+)?$/;

/** The tool kit notes the path of an asset in the metadata; where it does not, the key in the bucket of assets is its hash. */
function codeOf(resource: TemplateResource, code: Fields): FunctionCode {
  const source = code.text('ZipFile');
  if (source !== undefined) return { kind: 'inline', source };
  const uri = code.text('ImageUri');
  if (uri !== undefined) return { kind: 'image', uri };
  const path = resource.metadata('aws:asset:path');
  const key = code.text('S3Key');
  const hash = ASSET_HASH.exec(key ?? '')?.[1];
  const isAsset = typeof path === 'string' && resource.metadata('aws:asset:property') === 'Code';
  if (isAsset) return { kind: 'asset', path, ...hash !== undefined && { hash } };
  if (hash !== undefined) return { kind: 'asset', path: `asset.${hash}`, hash };
  return { kind: 's3', bucket: code.text('S3Bucket') ?? '', key: key ?? code.fail('its Code is neither ZipFile, ImageUri nor an object of S3') };
}
