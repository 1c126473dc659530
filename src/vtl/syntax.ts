import type { Position } from './values';

/** What every part of a template has. */
interface Node {
  readonly at: Position;
}

/** What is printed, or done, in order. */
export type Block = readonly Statement[];

/** A piece of a template. */
export type Statement = Text | Reference | SetDirective | IfDirective | ForeachDirective | DefineDirective | StopDirective | BreakDirective;

/** Text that is printed as it stands. */
export interface Text extends Node {
  readonly kind: 'text';
  readonly text: string;
}

/** `$name.property.method(…)[index]`. */
export interface Reference extends Node {
  readonly kind: 'reference';
  readonly root: string;
  readonly steps: readonly Step[];
  /** Backslashes that are printed before it. */
  readonly prefix: string;
  /** Text between those backslashes and the reference, such as another `$`. */
  readonly lead: string;
  /** An odd number of backslashes stands before it: its source is printed, not its value. */
  readonly escaped: boolean;
  /** `$!name`. */
  readonly quiet: boolean;
  /** `${name}`. */
  readonly closed: boolean;
  /** As it is written, without backslashes. */
  readonly source: string;
}

/** One step of a reference. */
export type Step = PropertyStep | MethodStep | IndexStep;

/** `.name`. */
export interface PropertyStep extends Node {
  readonly kind: 'property';
  readonly name: string;
}

/** `.name(…)`. */
export interface MethodStep extends Node {
  readonly kind: 'method';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `[key]`. */
export interface IndexStep extends Node {
  readonly kind: 'index';
  readonly key: Expression;
}

/** `#set($target = value)`. */
export interface SetDirective extends Node {
  readonly kind: 'set';
  readonly target: Reference;
  readonly value: Expression;
}

/** `#if … #elseif … #else … #end`; the `#else` is the branch without a condition. */
export interface IfDirective extends Node {
  readonly kind: 'if';
  readonly branches: readonly Branch[];
}

/** One way through an `#if`. */
export interface Branch {
  readonly condition?: Expression;
  readonly body: Block;
}

/** `#foreach($item in list) … #end`. */
export interface ForeachDirective extends Node {
  readonly kind: 'foreach';
  readonly item: Reference;
  readonly list: Expression;
  readonly body: Block;
}

/** `#define($name) … #end`. */
export interface DefineDirective extends Node {
  readonly kind: 'define';
  readonly name: Reference;
  readonly body: Block;
}

/** `#stop`. */
export interface StopDirective extends Node {
  readonly kind: 'stop';
}

/** `#break`, or `#break($foreach.parent)`. */
export interface BreakDirective extends Node {
  readonly kind: 'break';
  readonly scope?: Expression;
}

/** What has a value. */
export type Expression = Constant | Interpolation | Reference | ListLiteral | MapLiteral | RangeLiteral | NotExpression | ChainExpression;

/** A literal; a bare word as an argument is null. */
export interface Constant extends Node {
  readonly kind: 'constant';
  readonly value: string | bigint | number | boolean | null;
}

/** `"text with $references and #directives"`. */
export interface Interpolation extends Node {
  readonly kind: 'interpolation';
  readonly body: Block;
  /** A blank stands at its end that is no part of it. */
  readonly padded: boolean;
}

/** `[a, b]`. */
export interface ListLiteral extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `{"key": value}`. */
export interface MapLiteral extends Node {
  readonly kind: 'map';
  readonly entries: readonly (readonly [Expression, Expression])[];
}

/** `[from..to]`. */
export interface RangeLiteral extends Node {
  readonly kind: 'range';
  readonly from: Expression;
  readonly to: Expression;
}

/** `!operand`. */
export interface NotExpression extends Node {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** Operands of one precedence, from left to right: a list and not a tree, so that a long one does not nest. */
export interface ChainExpression extends Node {
  readonly kind: 'chain';
  readonly first: Expression;
  readonly links: readonly Link[];
}

/** An operator and what stands to its right. */
export interface Link extends Node {
  readonly operator: Operator;
  readonly operand: Expression;
  /** The source of everything to its left. */
  readonly left: string;
  /** The source of what stands to its right. */
  readonly right: string;
}

/** The operators; their words (`and`, `eq`, `lt` …) mean the same. */
export type Operator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

/** A parsed template: give it to `renderTemplate` and the like. */
export interface Template {
  /** @internal */
  readonly _body: Block;
}
