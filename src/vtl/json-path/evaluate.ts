import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import { FUNCTIONS } from './functions';
import { JsonPathError } from './json-path-error';
import { OPERATORS } from './operators';
import type { Side } from './operators';
import type { Condition, JsonPath, Operand, RootedPath, Token } from './syntax';

/** Values that an evaluation may look at: many times what a payload of 10 MB asks of a path that somebody wrote. */
const MAX_STEPS = 2_000_000;

/** Hears of the values that an evaluation looks at, and may throw when they are too many. */
type OnStep = (count: number) => void;

/** What an evaluation reads, and how much it has left. */
class Run {
  public readonly document: Value;
  private readonly onStep: OnStep;
  private steps = 0;

  constructor(document: Value, onStep: OnStep) {
    this.document = document;
    this.onStep = onStep;
  }

  public step(count = 1): void {
    this.onStep(count);
    this.steps += count;
    if (this.steps > MAX_STEPS) throw new JsonPathError(`looks at more than ${MAX_STEPS} values`, 0);
  }
}

/**
 * What a path finds: the value for a definite path, `undefined` where there is none; a list for any other path, empty where there is none.
 *
 * Throws a `JsonPathError` when it takes too many steps.
 */
export function evaluateJsonPath(path: JsonPath, document: Value, onStep: OnStep = () => undefined): Value | undefined {
  return find(path, document, new Run(document, onStep));
}

function find(path: JsonPath, start: Value, run: Run): Value | undefined {
  const found = path.tokens.reduce<Value[]>((values, token) => apply(token, values, run), [start]);
  return path.definite ? found.at(-1) : new VtlList(found, true);
}

function apply(token: Token, values: readonly Value[], run: Run): Value[] {
  const results: Value[] = [];
  for (const value of values) {
    for (const result of STEPS[token.kind](token as never, value, run)) {
      run.step();
      results.push(result);
    }
  }
  return results;
}

type Step<Kind extends Token['kind']> = (token: Extract<Token, { kind: Kind }>, value: Value, run: Run) => Iterable<Value>;

const STEPS: { readonly [Kind in Token['kind']]: Step<Kind> } = {
  properties: ({ names }, value) => existing(names, value).map(([, item]) => item),
  merge: ({ names }, value) => value instanceof VtlMap ? [new VtlMap(existing(names, value))] : [],
  indexes: ({ indexes }, value) => indexes.flatMap((index) => itemAt(value, index)),
  slice: ({ from, to }, value) => value instanceof VtlList ? sliceOf(value, from, to) : [],
  wildcard: (_, value) => childrenOf(value),
  filter: ({ condition }, value, run) => candidatesOf(value).filter((item) => holds(condition, item, run)),
  scan: function* ({ target }, value, run) {
    for (const container of containersIn(value, run)) {
      if (isScanned(target, container)) yield* apply(target, [container], run);
    }
  },
  function: ({ name, args }, value, run) => {
    const values = args.map((arg) => sideOf(arg, value, run) as Value | undefined).filter((arg) => arg !== undefined);
    [value, ...values].forEach((each) => run.step(childrenOf(each).length));
    return present(FUNCTIONS[name](value, values));
  },
};

const present = (value: Value | undefined): Value[] => value === undefined ? [] : [value];

function existing(names: readonly string[], value: Value): [Value, Value][] {
  if (!(value instanceof VtlMap)) return [];
  return names.filter((name) => value.entries.has(name)).map((name) => [name, value.entries.get(name) ?? null]);
}

function itemAt(value: Value, index: number): Value[] {
  return value instanceof VtlList ? present(value.items.at(index)) : [];
}

/** Jayway counts a negative end from the back only where it stands alone; beside another it is taken as it is. */
function sliceOf(list: VtlList, from?: number, to?: number): Value[] {
  const { length } = list.items;
  if (to === undefined) return list.items.slice(from);
  if (from === undefined) return list.items.slice(0, to);
  const results: Value[] = [];
  for (let i = Math.max(from, -length); i < Math.min(to, length); i++) results.push(...itemAt(list, i));
  return results;
}

function childrenOf(value: Value): readonly Value[] {
  if (value instanceof VtlMap) return [...value.entries.values()];
  return value instanceof VtlList ? value.items : [];
}

/** A filter looks at the items of a list, and at an object itself. */
function candidatesOf(value: Value): readonly Value[] {
  if (value instanceof VtlMap) return [value];
  return value instanceof VtlList ? value.items : [];
}

/** The value and all lists and objects below it, each before what it holds. */
function* containersIn(value: Value, run: Run): Generator<VtlList | VtlMap> {
  const open: Value[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    run.step();
    if (!(next instanceof VtlList || next instanceof VtlMap)) continue;
    yield next;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i]);
  }
}

function isScanned(target: Token, container: VtlList | VtlMap): boolean {
  if (target.kind === 'merge') return existing(target.names, container).length === target.names.length;
  if (target.kind === 'filter') return container instanceof VtlMap;
  return target.kind !== 'function';
}

const CONDITIONS: { readonly [Kind in Condition['kind']]: (condition: Extract<Condition, { kind: Kind }>, item: Value, run: Run) => boolean } = {
  and: ({ conditions }, item, run) => conditions.every((condition) => holds(condition, item, run)),
  or: ({ conditions }, item, run) => conditions.some((condition) => holds(condition, item, run)),
  not: ({ condition }, item, run) => !holds(condition, item, run),
  exists: ({ path }, item, run) => lookUp(path, item, run) !== undefined,
  compare: ({ operator, left, right }, item, run) => OPERATORS[operator](sideOf(left, item, run), sideOf(right, item, run), () => run.step()),
};

function holds(condition: Condition, item: Value, run: Run): boolean {
  run.step();
  return CONDITIONS[condition.kind](condition as never, item, run);
}

function sideOf(operand: Operand, item: Value, run: Run): Side {
  if (operand.kind === 'path') return lookUp(operand, item, run);
  return operand.kind === 'literal' ? operand.value : operand.pattern;
}

function lookUp({ root, path }: RootedPath, item: Value, run: Run): Value | undefined {
  return find(path, root === '$' ? run.document : item, run);
}
