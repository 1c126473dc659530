import { isObject, own } from './json';
import { NO_VALUE } from './pseudo-parameters';
import type { Scope } from './scope';
import { substitute } from './substitute';
import { NotSupported, TemplateError } from './template-error';

/** A function of a template: what its argument stands for. */
export type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** The functions of templates. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', (name, scope) => scope.ref(scope.literal(name, 'Ref'))],
  ['Fn::Base64', (text, scope) => Buffer.from(scope.text(text, 'Fn::Base64')).toString('base64')],
  ['Fn::FindInMap', (argument, scope) => scope.mapping(scope.list(argument, 'Fn::FindInMap'))],
  ['Fn::GetAZs', (region, scope) => ['a', 'b', 'c'].map((zone) => `${scope.text(region, 'Fn::GetAZs') || scope.settings.region}${zone}`)],
  ['Fn::GetAtt', getAttribute],
  ['Fn::If', choose],
  ['Fn::ImportValue', (name, scope) => scope.imported(scope.text(name, 'Fn::ImportValue'))],
  ['Fn::Join', join],
  ['Fn::Length', (list, scope) => scope.list(list, 'Fn::Length').length],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  ['Fn::ToJsonString', (value, scope) => JSON.stringify(scope.resolve(value))],
  ['Fn::Cidr', (_, scope) => unsupported('Fn::Cidr', scope)],
  ['Fn::Transform', (_, scope) => unsupported('Fn::Transform', scope)],
]);

function unsupported(name: string, scope: Scope): never {
  throw new NotSupported(scope.owner, `${name} is worked out by CloudFormation only`);
}

function getAttribute(argument: unknown, scope: Scope): unknown {
  const [logicalId, ...names] = typeof argument === 'string' ? argument.split('.') : scope.list(argument, 'Fn::GetAtt');
  const attribute = names.map((name) => scope.text(name, 'Fn::GetAtt')).join('.');
  return scope.attribute(scope.literal(logicalId, 'Fn::GetAtt'), attribute);
}

function choose(argument: unknown, scope: Scope): unknown {
  const [condition, met, otherwise] = scope.items(argument, 'Fn::If', 3);
  return scope.resolve(scope.condition(condition) ? met : otherwise);
}

function join(argument: unknown, scope: Scope): string {
  const [delimiter, list] = scope.items(argument, 'Fn::Join', 2);
  const items = scope.list(list, 'Fn::Join').map((item) => scope.resolve(item)).filter((item) => item !== NO_VALUE);
  return putTogether(items.map((item) => scope.asText(item, 'Fn::Join')).join(scope.text(delimiter, 'Fn::Join')), scope);
}

/** More than a whole template may have is no text that anybody means, but one that doubles with every reference. */
const LONGEST_TEXT = 2_000_000;

/** CDK puts dynamic references together of parts, such as the ARN of a secret: they are references once the parts are one text. */
function putTogether(text: string, scope: Scope): string {
  if (text.length > LONGEST_TEXT) throw new TemplateError(scope.owner, 'its references make a text that is larger than a template may be');
  return scope.withReferences(text);
}

function split(argument: unknown, scope: Scope): string[] {
  const [delimiter, text] = scope.items(argument, 'Fn::Split', 2);
  return scope.text(text, 'Fn::Split').split(scope.text(delimiter, 'Fn::Split'));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, list] = scope.items(argument, 'Fn::Select', 2);
  const items = scope.list(list, 'Fn::Select');
  const position = Number(scope.text(index, 'Fn::Select'));
  if (position in items) return scope.resolve(items[position]);
  throw new TemplateError(scope.owner, `Fn::Select wants item ${position} of a list of ${items.length}`);
}

function sub(argument: unknown, scope: Scope): string {
  const [text, variables] = typeof argument === 'string' ? [argument, {}] : scope.items(argument, 'Fn::Sub', 2);
  const given = isObject(variables) ? variables : {};
  return putTogether(substitute(scope.literal(text, 'Fn::Sub'), (name) => {
    const value = own(given, name);
    if (value !== undefined) return scope.text(value, 'Fn::Sub');
    const [logicalId, ...attribute] = name.split('.');
    return scope.asText(attribute.length ? scope.attribute(logicalId, attribute.join('.')) : scope.ref(name), 'Fn::Sub');
  }), scope);
}

/** The intrinsic that an object is, with its argument; nothing where it is an object like any other. */
export function intrinsicIn(object: Readonly<Record<string, unknown>>, owner: string): readonly [Intrinsic, unknown] | undefined {
  const keys = Object.keys(object);
  const [name] = keys;
  if (keys.length !== 1) return undefined;
  const intrinsic = INTRINSICS.get(name);
  if (intrinsic) return [intrinsic, object[name]];
  if (name.startsWith('Fn::')) throw new TemplateError(owner, `${name} is no function that the local gateway knows`);
  return undefined;
}
