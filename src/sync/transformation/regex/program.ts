import { PatternError, type Pattern, type PatternNode } from './pattern';

/** One step of a compiled pattern. */
export type Step =
  | { do: 'letter'; fits: (letter: string) => boolean }
  | { do: 'assert'; what: 'start' | 'end' | 'boundary' | 'inside' }
  | { do: 'save'; slot: number }
  | { do: 'fork'; first: number; second: number }
  | { do: 'jump'; to: number }
  | { do: 'match' };

/** A compiled pattern: steps, and the places of captured groups that a run keeps. */
export interface Program {
  steps: readonly Step[];
  slots: number;
}

/** Steps a program may have; each costs at most one visit per letter of the text. */
const MOST_STEPS = 2_000;

/** Compiles a pattern; repetitions by count are written out. */
export function compilePattern(pattern: Pattern): Program {
  const steps: Step[] = [];
  emit(steps, { kind: 'group', index: 0, body: pattern.root });
  push(steps, { do: 'match' });
  return { steps, slots: 2 * (pattern.groups + 1) };
}

function emit(steps: Step[], node: PatternNode): void {
  switch (node.kind) {
    case 'letter':
      return void push(steps, { do: 'letter', fits: node.fits });
    case 'assert':
      return void push(steps, { do: 'assert', what: node.what });
    case 'sequence':
      return node.parts.forEach((part) => emit(steps, part));
    case 'group':
      if (node.index !== null) push(steps, { do: 'save', slot: 2 * node.index });
      emit(steps, node.body);
      if (node.index !== null) push(steps, { do: 'save', slot: 2 * node.index + 1 });
      return;
    case 'choice':
      return emitChoice(steps, node.options);
    case 'repeat':
      return emitRepeat(steps, node);
  }
}

function emitChoice(steps: Step[], options: readonly PatternNode[]): void {
  const jumps: { do: 'jump'; to: number }[] = [];
  options.forEach((option, at) => {
    if (at === options.length - 1) return emit(steps, option);
    const fork = push(steps, { do: 'fork', first: steps.length + 1, second: 0 });
    emit(steps, option);
    const jump = { do: 'jump' as const, to: 0 };
    jumps.push(jump);
    push(steps, jump);
    fork.second = steps.length;
  });
  for (const jump of jumps) jump.to = steps.length;
}

function emitRepeat(
  steps: Step[],
  { body, least, most, greedy }: Extract<PatternNode, { kind: 'repeat' }>,
): void {
  for (let time = 0; time < least; time++) emit(steps, body);
  if (most === null) {
    const fork = push(steps, { do: 'fork', first: 0, second: 0 });
    const at = steps.length;
    emit(steps, body);
    push(steps, { do: 'jump', to: at - 1 });
    aim(fork, at, steps.length, greedy);
    return;
  }
  const forks: { fork: Extract<Step, { do: 'fork' }>; at: number }[] = [];
  for (let time = least; time < most; time++) {
    const fork = push(steps, { do: 'fork', first: 0, second: 0 });
    forks.push({ fork, at: steps.length });
    emit(steps, body);
  }
  for (const { fork, at } of forks) aim(fork, at, steps.length, greedy);
}

function aim(
  fork: Extract<Step, { do: 'fork' }>,
  inside: number,
  after: number,
  greedy: boolean,
): void {
  [fork.first, fork.second] = greedy ? [inside, after] : [after, inside];
}

function push<S extends Step>(steps: Step[], step: S): S {
  if (steps.length >= MOST_STEPS) throw new PatternError('The pattern is too large.', 1);
  steps.push(step);
  return step;
}
