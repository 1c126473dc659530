import { LOCAL_ACCOUNT, LOCAL_REGION, NotSupported, Resolver, TemplateError, functionsOf, own } from '../../template';
import type { FunctionModel, Settings, TemplateResource } from '../../template';
import type { RestApiModel, Unsupported } from '../model';
import { apiOf } from './api';
import { Reports } from './report';
import { reportTransforms, reportUnsupported } from './unsupported';

/** What CloudFormation would know beside the template. */
export interface LoadOptions {
  /** @default 111111111111 */
  readonly account?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default local */
  readonly stackName?: string;
  /** Values of parameters, by name. @default - what the template says */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What other stacks export, by the name of the export. @default - the name itself stands for the value, which is reported */
  readonly exports?: Readonly<Record<string, unknown>>;
  /** What dynamic references stand for, by what stands behind `{{resolve:`. @default - a made-up value, which is reported */
  readonly references?: Readonly<Record<string, string>>;
  /** The JSON of a file asset by its path in the assembly or its hash: nested templates, and bodies that lie in S3. @default - there are none */
  readonly file?: (nameOrHash: string) => unknown;
}

/** A template as the local gateway serves it. */
export interface LoadedTemplate {
  readonly apis: readonly RestApiModel[];
  readonly functions: readonly FunctionModel[];
  /** What the local gateway does not do or cannot know, by logical id. */
  readonly unsupported: readonly Unsupported[];
  /** Every resource whose condition holds, those of nested stacks too. */
  readonly resources: readonly TemplateResource[];
  /** What this stack exports, by the name of the export. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** A value of the template with its functions worked out. */
  readonly resolve: (value: unknown) => unknown;
}

/**
 * Reads a CloudFormation template.
 *
 * Throws a `TemplateError` for one that CloudFormation would refuse as well; what only the local gateway cannot do is listed.
 */
export function loadTemplate(template: unknown, options: LoadOptions = {}): LoadedTemplate {
  const reports = new Reports();
  const resolver = new Resolver(template, settingsOf(options, reports));
  const stacks = withNested(resolver);
  const resources = stacks.flatMap((stack) => stack.present());
  const loaded = stacks.map((stack) => loadStack(stack, resources));
  return {
    apis: loaded.flatMap(({ apis }) => apis),
    functions: loaded.flatMap(({ functions }) => functions),
    resources,
    exports: Object.fromEntries([...resolver.exports()].map(([name, output]) => [name, resolver.output(output)])),
    resolve: (value) => resolver.resolve(value, 'template'),
    unsupported: reports.list(),
  };
}

/** What one stack declares; parts of its APIs may stand in stacks nested in it, or around it. */
function loadStack(stack: Resolver, all: readonly TemplateResource[]) {
  const resources = stack.present();
  const { report } = stack.settings;
  const attempt = <T>(resource: TemplateResource, work: () => T): T[] => {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof NotSupported)) throw error;
      report(error.logicalId, resource.type, error.reason);
      return [];
    }
  };
  reportTransforms(stack);
  reportUnsupported(resources, all, report);
  const apis = resources.filter(({ type }) => type === 'AWS::ApiGateway::RestApi');
  return { apis: apis.flatMap((api) => attempt(api, () => apiOf(api, all, report))), functions: functionsOf(resources, attempt) };
}

/** A stack and those nested in it, which may hold each other at most as deep as CloudFormation allows. */
function withNested(stack: Resolver, depth = 0): readonly Resolver[] {
  if (depth > 20) throw new TemplateError('template', 'its stacks are nested in themselves');
  return [stack, ...stack.present().flatMap(({ nested }) => (nested ? withNested(nested, depth + 1) : []))];
}

function settingsOf(options: LoadOptions, reports: Reports): Settings {
  return {
    account: options.account ?? LOCAL_ACCOUNT,
    region: options.region ?? LOCAL_REGION,
    stackName: options.stackName ?? 'local',
    prefix: '',
    parameter: (name) => own(options.parameters ?? {}, name),
    exported: (name) => own(options.exports ?? {}, name),
    reference: (name) => own(options.references ?? {}, name) as string | undefined,
    file: options.file ?? (() => undefined),
    report: reports.add,
  };
}

export { TemplateError } from '../../template';
export type { FunctionCode, FunctionModel, TemplateResource } from '../../template';
