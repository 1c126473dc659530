import { tooLarge } from '../exception';
import type { Assertion, Regex, RegexNode } from './syntax';

/** One instruction of a program; a program that comes to its end has matched. */
export type Instruction =
  | { readonly op: 'set'; readonly accepts: (codePoint: number) => boolean }
  | { readonly op: 'assert'; readonly holds: Assertion }
  | { readonly op: 'look'; readonly program: Program; readonly negative: boolean }
  | { readonly op: 'save'; readonly slot: number }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number };

/** A regular expression as instructions. */
export type Program = readonly Instruction[];

/** Instructions that a program may have: counted repeats of counted repeats make many of them. */
const MOST_INSTRUCTIONS = 10_000;

/** A regular expression as a program; group n saves its start and end in the slots 2n and 2n + 1. */
export function compileRegex({ node }: Regex): Program {
  return programOf(node);
}

function programOf(node: RegexNode): Program {
  const program: Instruction[] = [];
  emit(node, program);
  return program;
}

type Emit<N> = (node: N, program: Instruction[]) => void;

const EMITS: { readonly [K in RegexNode['kind']]: Emit<Extract<RegexNode, { kind: K }>> } = {
  set: ({ accepts }, program) => program.push({ op: 'set', accepts }),
  assert: ({ holds }, program) => program.push({ op: 'assert', holds }),
  look: ({ node, negative }, program) => program.push({ op: 'look', program: programOf(node), negative }),
  sequence: ({ nodes }, program) => nodes.forEach((each) => emit(each, program)),
  group: ({ index, node }, program) => {
    program.push({ op: 'save', slot: 2 * index });
    emit(node, program);
    program.push({ op: 'save', slot: 2 * index + 1 });
  },
  choice: emitChoice,
  repeat: ({ node, min, max, lazy }, program) => {
    for (let i = 0; i < min; i++) emit(node, program);
    if (max === Infinity) emitLoop(node, lazy, program);
    else emitOptional(node, max - min, lazy, program);
  },
};

function emit(node: RegexNode, program: Instruction[]): void {
  if (program.length > MOST_INSTRUCTIONS) throw tooLarge('a regular expression');
  (EMITS[node.kind] as Emit<RegexNode>)(node, program);
}

function emitChoice({ nodes }: Extract<RegexNode, { kind: 'choice' }>, program: Instruction[]): void {
  const ends: Extract<Instruction, { op: 'jump' }>[] = [];
  nodes.forEach((node, i) => {
    const split = i < nodes.length - 1 ? addSplit(program) : undefined;
    emit(node, program);
    if (!split) return;
    const jump = { op: 'jump', to: 0 } as const satisfies Instruction as Extract<Instruction, { op: 'jump' }>;
    ends.push(jump);
    program.push(jump);
    split.second = program.length;
  });
  for (const jump of ends) jump.to = program.length;
}

function emitLoop(node: RegexNode, lazy: boolean, program: Instruction[]): void {
  const start = program.length;
  const split = addSplit(program);
  emit(node, program);
  program.push({ op: 'jump', to: start });
  split.second = program.length;
  if (lazy) swap(split);
}

function emitOptional(node: RegexNode, times: number, lazy: boolean, program: Instruction[]): void {
  const splits: Extract<Instruction, { op: 'split' }>[] = [];
  for (let i = 0; i < times; i++) {
    splits.push(addSplit(program));
    emit(node, program);
    if (program.length > MOST_INSTRUCTIONS) throw tooLarge('a regular expression');
  }
  for (const split of splits) {
    split.second = program.length;
    if (lazy) swap(split);
  }
}

/** A split that tries what follows it first; where else to go is filled in later. */
function addSplit(program: Instruction[]): Extract<Instruction, { op: 'split' }> {
  const split = { op: 'split' as const, first: program.length + 1, second: 0 };
  program.push(split);
  return split;
}

function swap(split: { first: number; second: number }): void {
  [split.first, split.second] = [split.second, split.first];
}
