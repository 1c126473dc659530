import { didYouMean, listed } from '../../errors';
import { JsonPathError, parseJsonPath } from '../json-path';
import { referencesOf } from '../references';
import type { ReferenceStep, ReferenceUse } from '../references';
import type { Template } from '../syntax';
import type { Position, Value } from '../values';
import { CONTEXT_VARIABLES, OPEN_VARIABLES, UNLISTED_VARIABLES } from './context-variables';

/** Something that a template names and API Gateway does not know: it renders nothing. */
export interface UnknownName {
  /** As it is written, up to the name: `$input.paht`. */
  readonly written: string;
  readonly at: Position;
  /** What is wrong with it. */
  readonly reason: string;
  /** What was probably meant: `$input.path`. */
  readonly suggestion?: string;
}

type Problem = Omit<UnknownName, 'at'>;

/** The methods of an object with the numbers of arguments that each takes, and its properties. */
interface Known {
  readonly methods: { readonly [name: string]: readonly number[] };
  readonly properties: readonly string[];
}

const INPUT: Known = { methods: { path: [1], json: [1], params: [0, 1] }, properties: ['body'] };
const UTIL: Known = {
  methods: { escapeJavaScript: [1], parseJson: [1], urlEncode: [1], urlDecode: [1], base64Encode: [1], base64Decode: [1] },
  properties: [],
};
const PLACES = ['path', 'querystring', 'header'];
const ROOTS = ['input', 'util', 'context', 'stageVariables'];

/**
 * The names below `$input`, `$util` and `$context` that API Gateway does not have, calls with another number of arguments, JSONPaths that do
 * not parse, and misspelt roots; in the order of the template. Stage variables and what an authorizer adds are not known at synth.
 */
export function unknownNames(template: Template): UnknownName[] {
  const uses = referencesOf(template);
  const assigned = uses.filter((use) => use.assigned);
  const ownRoots = new Set(assigned.filter((use) => use.steps.length === 0).map((use) => use.root));
  const ownContext = new Set(assigned.filter((use) => use.root === 'context').map((use) => namesOf(use.steps).join('.')));
  return uses.filter((use) => !ownRoots.has(use.root)).flatMap((use) => {
    const check = Object.hasOwn(CHECKS, use.root) ? CHECKS[use.root] : checkRoot;
    return check(use, ownContext).map((problem) => ({ ...problem, at: use.at }));
  });
}

/** What is wrong with a reference, where the template has set these names below `$context`. */
type Check = (use: ReferenceUse, own: ReadonlySet<string>) => Problem[];

const CHECKS: { readonly [root: string]: Check } = {
  input: checkInput,
  util: ({ root, steps }) => checkMember(root, steps[0], UTIL),
  context: checkContext,
  stageVariables: () => [],
};

/** Templates may have variables of their own, so only what is nearly a known one counts. */
function checkRoot({ root }: ReferenceUse): Problem[] {
  const problem = unknown('', root, ROOTS, 'is not set anywhere');
  return problem.suggestion === undefined ? [] : [problem];
}

function checkInput({ root, steps: [first, second] }: ReferenceUse): Problem[] {
  const problems = checkMember(root, first, INPUT);
  if (problems.length > 0 || first?.kind !== 'method') return problems;
  if (first.name === 'params') return first.args.length === 0 ? checkPlace(second) : [];
  return checkPath(first.name, first.args[0]);
}

function checkMember(root: string, step: ReferenceStep | undefined, known: Known): Problem[] {
  if (step === undefined || step.kind === 'index') return [];
  const methods = Object.keys(known.methods);
  if (step.kind === 'property') {
    if (known.properties.includes(step.name)) return [];
    const reason = methods.includes(step.name) ? 'is a method and needs its parentheses' : `is not among ${listed([...methods, ...known.properties])}`;
    return [unknown(`${root}.`, step.name, [...methods, ...known.properties], reason)];
  }
  if (!methods.includes(step.name)) return [unknown(`${root}.`, step.name, [...methods, ...known.properties], `is not among ${listed(methods)}`)];
  const counts = known.methods[step.name];
  if (counts.includes(step.args.length)) return [];
  return [{ written: `$${root}.${step.name}`, reason: `takes ${counts.join(' or ')} arguments, not ${step.args.length}` }];
}

function checkPlace(step: ReferenceStep | undefined): Problem[] {
  const name = step && nameOf(step);
  return name === undefined || PLACES.includes(name) ? [] : [unknown('input.params().', name, PLACES, `is not among ${listed(PLACES)}`)];
}

function checkPath(method: string, path: Value | undefined): Problem[] {
  if (typeof path !== 'string') return [];
  try {
    parseJsonPath(path);
    return [];
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    return [{ written: `$input.${method}(${JSON.stringify(path)})`, reason: `has a JSONPath with ${error.message}` }];
  }
}

/** Names that templates set themselves are known to them, and to the other template of the route below the overrides (recorded). */
function checkContext({ steps, assigned }: ReferenceUse, own: ReadonlySet<string>): Problem[] {
  const names = namesOf(steps);
  const at = names.findIndex((name, i) => !childrenOf(names.slice(0, i)).has(name));
  const ends = names.map((_, i) => names.slice(0, i + 1).join('.'));
  if (at < 0 || ends.some((name) => LEAVES.has(name) || (own.has(name) && !assigned))) return [];
  const problem = unknownContext(names.slice(0, at), names[at]);
  const mayBeOwn = assigned || /^re(quest|sponse)Override$/.test(names[0]);
  return mayBeOwn && problem.suggestion === undefined ? [] : [problem];
}

const VARIABLES = [...CONTEXT_VARIABLES, ...UNLISTED_VARIABLES, ...OPEN_VARIABLES].map((name) => name.split('.'));
/** What has values or free names below it, and no names that are known here. */
const LEAVES: ReadonlySet<string> = new Set(VARIABLES.map((names) => names.join('.')));

function childrenOf(parents: readonly string[]): ReadonlySet<string> {
  const below = VARIABLES.filter((names) => names.length > parents.length && parents.every((parent, i) => names[i] === parent));
  return new Set(below.map((names) => names[parents.length]));
}

function unknownContext(parents: readonly string[], name: string): Problem {
  const problem = unknown(['context', ...parents, ''].join('.'), name, [...childrenOf(parents)], 'is not a variable of $context in mapping templates');
  const elsewhere = parents.length === 0 ? CONTEXT_VARIABLES.find((variable) => variable.endsWith(`.${name}`)) : undefined;
  return elsewhere === undefined ? problem : { ...problem, suggestion: `$context.${elsewhere}` };
}

/** The names that a reference goes down by, as far as they are known at synth: `.a`, `["a"]`, `.get("a")`. */
function namesOf(steps: readonly ReferenceStep[]): string[] {
  const names = steps.map(nameOf);
  const end = names.indexOf(undefined);
  return names.slice(0, end < 0 ? names.length : end) as string[];
}

function nameOf(step: ReferenceStep): string | undefined {
  if (step.kind === 'property') return step.name;
  const key = step.kind === 'index' ? step.key : step.name === 'get' && step.args.length === 1 ? step.args[0] : undefined;
  return typeof key === 'string' ? key : undefined;
}

function unknown(parent: string, name: string, candidates: readonly string[], reason: string): Problem {
  const [, meant] = /^Did you mean "(.*)"\?$/.exec(didYouMean(name, candidates)) ?? [];
  return { written: `$${parent}${name}`, reason, ...(meant !== undefined && meant !== name && { suggestion: `$${parent}${meant}` }) };
}
