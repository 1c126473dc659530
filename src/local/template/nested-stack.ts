import { own } from './json';
import type { TemplateResource } from './resource';
import type { Settings } from './settings';

/** A nested stack: its template, and what it is told by the stack around it. */
export interface NestedStack {
  readonly template: unknown;
  readonly settings: Settings;
}

/** The stack that a resource of `AWS::CloudFormation::Stack` makes; nothing where its template is not at hand, which is reported. */
export function nestedStack(resource: TemplateResource, settings: Settings): NestedStack | undefined {
  const template = templateOf(resource, settings);
  if (template === undefined) {
    settings.report(resource.logicalId, resource.type, 'its template is not at hand; load the folder that `cdk synth` wrote');
    return undefined;
  }
  return { template, settings: { ...settings, ...within(resource, settings) } };
}

function within(resource: TemplateResource, { prefix, report }: Settings): Pick<Settings, 'prefix' | 'parameter' | 'report'> {
  return {
    prefix: `${prefix}${resource.logicalId}-`,
    parameter: (name) => own(resource.properties.fields('Parameters').json(), name),
    report: (logicalId, type, reason) => report(`${resource.logicalId}/${logicalId}`, type, reason),
  };
}

function templateOf(resource: TemplateResource, { file }: Settings): unknown {
  const path = resource.metadata('aws:asset:path');
  return file(typeof path === 'string' ? path : resource.properties.text('TemplateURL')?.split('/').pop() ?? '');
}
