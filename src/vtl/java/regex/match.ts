import { spend } from '../budget';
import { tooLarge } from '../exception';
import type { Program } from './compile';

/** Where a match and its groups begin and end: slots 2n and 2n + 1 of group n, the match itself being group 0. */
export type Slots = readonly (number | undefined)[];

/** Places times instructions that a search may have to remember, a byte each. */
const MOST_STATES = 2 ** 26;
/** States that are cleared, and that are tried, in about the time of one step of an evaluation. */
const CLEARED_PER_STEP = 1024;
const TRIED_PER_STEP = 2;

/**
 * Searches a text with a program. It backtracks as Java does, but remembers which instruction has been tried at which place and never tries it
 * there again: so a search takes at most text times program steps, whatever the pattern.
 */
export class Search {
  private readonly program: Program;
  private readonly text: string;
  private readonly tried: Uint8Array;
  private readonly width: number;

  constructor(program: Program, text: string) {
    this.width = program.length + 1;
    const states = this.width * (text.length + 1);
    if (states > MOST_STATES) throw tooLarge('the work of a regular expression');
    spend(states / CLEARED_PER_STEP);
    this.program = program;
    this.text = text;
    this.tried = new Uint8Array(states);
  }

  /** The first match at or behind a place. */
  public find(from: number): Slots | undefined {
    // Behind the last match every try has failed, at its end only those of the last search may not have.
    this.tried.fill(0, from * this.width, (from + 1) * this.width);
    for (let start = from; start <= this.text.length; start++) {
      const slots = this.matchAt(start, false);
      if (slots) return slots;
    }
    return undefined;
  }

  /** The match that begins at a place, and where it must be whole ends with the text. */
  public matchAt(start: number, whole: boolean): Slots | undefined {
    const stack: Thread[] = [{ instruction: 0, at: start, slots: [start] }];
    for (let thread = stack.pop(); thread; thread = stack.pop()) {
      const slots = this.run(thread, stack, whole);
      if (slots) return slots;
    }
    return undefined;
  }

  private run({ instruction, at, slots }: Thread, stack: Thread[], whole: boolean): Slots | undefined {
    let tried = 0;
    const state: State = { index: instruction, at, slots };
    while (this.isNew(state)) {
      tried++;
      if (state.index === this.program.length) {
        spend(tried / TRIED_PER_STEP);
        return whole && state.at < this.text.length ? undefined : [state.slots[0], state.at, ...state.slots.slice(2)];
      }
      if (!this.advance(state, stack)) break;
    }
    spend(tried / TRIED_PER_STEP);
    return undefined;
  }

  private isNew({ index, at }: State): boolean {
    const place = at * this.width + index;
    if (this.tried[place] === 1) return false;
    this.tried[place] = 1;
    return true;
  }

  /** Does one instruction; whether the match goes on. */
  private advance(state: State, stack: Thread[]): boolean {
    const instruction = this.program[state.index++];
    if (instruction.op === 'set') return this.read(state, instruction.accepts);
    if (instruction.op === 'assert') return instruction.holds(this.text, state.at);
    if (instruction.op === 'look') return this.looks(instruction.program, state.at) !== instruction.negative;
    if (instruction.op === 'save') state.slots = withSlot(state.slots, instruction.slot, state.at);
    if (instruction.op === 'split') stack.push({ instruction: instruction.second, at: state.at, slots: state.slots });
    if (instruction.op === 'split') state.index = instruction.first;
    if (instruction.op === 'jump') state.index = instruction.to;
    return true;
  }

  private looks(program: Program, at: number): boolean {
    return new Search(program, this.text).matchAt(at, false) !== undefined;
  }

  private read(state: State, accepts: (codePoint: number) => boolean): boolean {
    const codePoint = this.text.codePointAt(state.at);
    if (codePoint === undefined || !accepts(codePoint)) return false;
    state.at += codePoint > 0xFFFF ? 2 : 1;
    return true;
  }
}

interface State {
  index: number;
  at: number;
  slots: Slots;
}

interface Thread {
  readonly instruction: number;
  readonly at: number;
  readonly slots: Slots;
}

function withSlot(slots: Slots, slot: number, at: number): Slots {
  const next = [...slots];
  next[slot] = at;
  return next;
}
