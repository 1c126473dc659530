import * as fs from 'fs';
import * as path from 'path';
import { ROOT, assertCompiled } from './package';
import { pythonName, renderSurface, typesOf } from './surface';
import type { Docs, Member, Type } from './surface';

/** The endings of struct names, and what such a struct is. */
const STRUCTS: Readonly<Record<string, string>> = {
  Props: 'what a construct is made with',
  Options: 'what a method or a prop takes',
  Attributes: 'what is known of a construct of another app',
  Config: 'what a bind method returns',
  Context: 'what a bind method is given',
  Defaults: 'options that are taken from further out',
  Info: 'what a construct shows of itself',
  Response: 'one answer in a configuration',
  Wants: 'what a configuration needs beside itself',
};

assertCompiled();
const assembly = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8')) as { types: Record<string, Type> };
const types = Object.values(assembly.types).sort((a, b) => (a.name < b.name ? -1 : 1));
const members = types.flatMap((type) => membersOf(type).map((member) => ({ type, member, name: `${type.name}.${member.name}` })));

function membersOf(type: Type): Member[] {
  return [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];
}

/** The docs of a member, or those of what it overrides. */
function docsOf(member: Member): Docs['docs'] {
  if (member.docs?.summary || !member.overrides) return member.docs;
  const parent = assembly.types[member.overrides];
  const overridden = parent && membersOf(parent).find((each) => each.name === member.name);
  return overridden ? docsOf(overridden) : member.docs;
}

test('the public surface', () => {
  expect(types.map((type) => renderSurface(type).join('\n')).join('\n\n')).toMatchSnapshot();
});

test('no L1 class and no union of types, which the other languages cannot check', () => {
  const constructors = types.map(({ name, initializer }) => ({ name: `new ${name}`, member: { name: 'new', parameters: initializer?.parameters } }));
  const isWrong = (member: Member) => typesOf(member).some((type) => type.union || type.intersection || /\.Cfn[A-Z]/.test(type.fqn ?? ''));
  const wrong = [...members, ...constructors].filter(({ member }) => isWrong(member));
  expect(wrong.map((each) => each.name)).toEqual([]);
});

test('everything public says what it is', () => {
  const undocumented = [
    ...types.filter((type) => !type.docs?.summary).map((type) => type.name),
    ...members.filter(({ member }) => !docsOf(member)?.summary).map((each) => each.name),
  ];
  expect(undocumented).toEqual([]);
});

test('every optional property says its default, and no required one does', () => {
  const wrong = members.filter(({ type, member }) => type.datatype && Boolean(member.optional) !== (docsOf(member)?.default !== undefined));
  expect(wrong.map((each) => each.name)).toEqual([]);
});

test('the ending of a struct says what it is for', () => {
  const structs = types.filter((type) => type.datatype);
  expect(structs.length).toBeGreaterThan(10);
  expect(structs.map((type) => type.name).filter((name) => !Object.keys(STRUCTS).some((ending) => name.endsWith(ending)))).toEqual([]);
});

test('a construct takes scope, id and props, and interfaces with methods begin with I', () => {
  const constructs = types.filter((type) => type.kind === 'class' && type.initializer?.parameters?.[0]?.type.fqn === 'constructs.Construct');
  const wrong = constructs.filter(({ name, abstract, initializer }) => !abstract && initializer?.parameters?.[2]?.type.fqn !== `cdk-gatehouse.${name}Props`);
  expect(wrong.map((type) => type.name)).toEqual([]);
  expect(types.filter((type) => type.kind === 'interface' && !type.datatype && !/^I[A-Z]/.test(type.name)).map((type) => type.name)).toEqual([]);
});

test.each([['s3PutObject', 's3_put_object'], ['addRoutes', 'add_routes'], ['restApiId', 'rest_api_id'], ['lambda', 'lambda_'], ['AWS_PROXY', 'AWS_PROXY']])(
  '%s is %s in Python',
  (name, python) => expect(pythonName(name)).toBe(python),
);
