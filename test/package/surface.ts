/** A type reference of a jsii assembly. */
export interface TypeRef {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeRef };
  readonly union?: { readonly types: readonly TypeRef[] };
  readonly intersection?: { readonly types: readonly TypeRef[] };
}

export interface Value {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional?: boolean;
}

export interface Docs {
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

export interface Member extends Docs {
  readonly name: string;
  readonly overrides?: string;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly immutable?: boolean;
  readonly optional?: boolean;
  readonly type?: TypeRef;
  readonly parameters?: readonly Value[];
  readonly returns?: { readonly type: TypeRef };
}

/** A class, interface, struct or enum of a jsii assembly. */
export interface Type extends Docs {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Value[] };
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
  readonly members?: readonly Member[];
}

const PYTHON_KEYWORDS = new Set(['and', 'as', 'assert', 'class', 'def', 'del', 'from', 'global', 'import', 'in', 'is', 'lambda', 'not', 'or', 'pass', 'with']);

/** A member as jsii calls it in Python. */
export function pythonName(name: string): string {
  if (/^[A-Z0-9_]+$/.test(name)) return name;
  const snake = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z\d]+)/g, '$1_$2').toLowerCase();
  return PYTHON_KEYWORDS.has(snake) ? `${snake}_` : snake;
}

/** A type as TypeScript writes it, without the module. */
export function renderType(type: TypeRef): string {
  const element = type.collection && renderType(type.collection.elementtype);
  if (element) return type.collection?.kind === 'array' ? `${element}[]` : `{ [key]: ${element} }`;
  if (type.union) return `(${type.union.types.map(renderType).join(' | ')})`;
  if (type.intersection) return `(${type.intersection.types.map(renderType).join(' & ')})`;
  return type.primitive ?? type.fqn!.replace(/^(cdk-gatehouse|aws-cdk-lib|constructs)\./, '');
}

/** A public type in lines: itself, then its own members by name; a member that Python calls otherwise has that name behind it. */
export function renderSurface(type: Type): string[] {
  const kind = type.datatype ? 'struct' : type.kind;
  const parents = [type.base, ...type.interfaces ?? []].filter((each) => each !== undefined).map((fqn) => renderType({ fqn }));
  const head = `${type.abstract && kind === 'class' ? 'abstract ' : ''}${kind} ${type.name}${parents.length ? ` : ${parents.join(', ')}` : ''}`;
  const make = type.initializer ? [`  new(${renderParameters(type.initializer.parameters)})`] : [];
  const members = [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [head, ...make, ...members.map((member) => `  ${renderMember(member)}`)];
}

/** Every type that a member names. */
export function typesOf(member: Member): TypeRef[] {
  const parameters = (member.parameters ?? []).map((each) => each.type);
  return [member.type, ...parameters, member.returns?.type].filter((type) => type !== undefined).flatMap(flatten);
}

function flatten(type: TypeRef): TypeRef[] {
  const inner = [type.collection?.elementtype, ...type.union?.types ?? [], ...type.intersection?.types ?? []].filter((each) => each !== undefined);
  return [type, ...inner.flatMap(flatten)];
}

function renderMember(member: Member): string {
  const python = pythonName(member.name);
  const words = { protected: member.protected, static: member.static, mutable: member.type && !member.immutable };
  const prefix = Object.entries(words).filter(([, holds]) => holds).map(([word]) => `${word} `).join('');
  const name = `${prefix}${member.name}${member.optional ? '?' : ''}`;
  const value = member.type && `: ${renderType(member.type)}`;
  const call = `(${renderParameters(member.parameters)}): ${member.returns ? renderType(member.returns.type) : 'void'}`;
  const isEnumMember = /^[A-Z0-9_]+$/.test(member.name) && !member.type && !member.returns;
  return `${name}${isEnumMember ? '' : value ?? call}${python === member.name ? '' : `  # ${python}`}`;
}

function renderParameters(parameters: readonly Value[] = []): string {
  return parameters.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${renderType(type)}`).join(', ');
}
