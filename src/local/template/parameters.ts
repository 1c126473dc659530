import { Fields } from './fields';
import type { Settings } from './settings';
import { TemplateError } from './template-error';

const LISTS = /^(?:CommaDelimitedList|List<.*>|AWS::SSM::Parameter::Value<(?:CommaDelimitedList|List<.*>)>)$/;
const STORED = /^AWS::SSM::Parameter::Value</;

/**
 * The value of a parameter: what is given, else its default.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(name: string, declaration: unknown, settings: Settings): unknown {
  const fields = Fields.of(name, declaration);
  const type = fields.text('Type') ?? 'String';
  const given = settings.parameter(name);
  const value = given ?? valueWithout(name, type, fields, settings);
  return LISTS.test(type) && typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
}

function valueWithout(name: string, type: string, fields: Fields, settings: Settings): string {
  const fallback = fields.text('Default');
  if (fallback === undefined) throw new TemplateError(name, 'this parameter has no default, so its value must be given in `parameters`');
  if (!STORED.test(type)) return fallback;
  settings.report(name, type, `what stands in the parameter store under ${fallback} is not read; the name stands for it, unless \`parameters\` says otherwise`);
  return fallback;
}
