import { parsePattern } from './pattern';
import { compilePattern, type Program } from './program';

/** A place where a pattern fits: the captured texts, the whole one first; null where a group took no part. */
export interface RegexMatch {
  start: number;
  end: number;
  groups: (string | null)[];
}

/** Steps that one search may take; about half a second. Counted, not timed, so that it never depends on the host. */
const MOST_VISITS = 5_000_000;

/** A text and a pattern need more steps together than a search may take. */
export class RegexTooCostly extends Error {
  constructor() {
    super('The pattern is too costly for a text of this length.');
  }
}

interface Thread {
  step: number;
  saved: readonly number[];
}

/**
 * A regular expression, minding no letter case, that visits each letter of a text at most once for each of
 * its steps: no pattern and no text makes it slow. All ways are followed side by side instead of one
 * after the other; of several the one that a backtracking engine would find first is taken.
 */
export class LinearRegex {
  private readonly program: Program;
  private visits = 0;

  /** Reads a pattern; throws `PatternError` when it is none. */
  constructor(source: string) {
    this.program = compilePattern(parsePattern(source));
  }

  /** All matches from left to right, none overlapping another. */
  matches(text: string): RegexMatch[] {
    const letters = [...text];
    this.visits = 0;
    const found: RegexMatch[] = [];
    for (let from = 0; from <= letters.length;) {
      const saved = this.first(letters, from);
      if (!saved) break;
      const [start = 0, end = 0] = saved;
      found.push({ start, end, groups: groupsOf(letters, saved) });
      from = end > start ? end : end + 1;
    }
    return found;
  }

  /** The text with every match replaced: `$1` and `$<n>` stand for groups, `$0` for the match, `$$` for a dollar. */
  replace(text: string, replacement: string): string {
    const letters = [...text];
    let result = '';
    let done = 0;
    for (const { start, end, groups } of this.matches(text)) {
      result += letters.slice(done, start).join('') + filled(replacement, groups);
      done = end;
    }
    return result + letters.slice(done).join('');
  }

  // Threads in order of preference; a match cuts off those that are less preferred.
  private first(letters: readonly string[], from: number): readonly number[] | null {
    let current: Thread[] = [];
    let best: readonly number[] | null = null;
    for (let at = from; ; at++) {
      const seen = new Set<number>();
      const next: Thread[] = [];
      const living: Thread[] = [];
      for (const thread of current) this.follow(living, seen, thread, letters, at);
      if (!best) {
        const saved = Array.from({ length: this.program.slots }, () => -1);
        this.follow(living, seen, { step: 0, saved }, letters, at);
      }
      for (const { step, saved } of living) {
        const here = this.program.steps[step];
        if (here?.do === 'match') {
          best = saved;
          break;
        }
        const letter = letters[at];
        if (here?.do === 'letter' && letter !== undefined && here.fits(letter))
          next.push({ step: step + 1, saved });
      }
      if (at >= letters.length || (next.length === 0 && best)) return best;
      current = next;
    }
  }

  // Takes every step that needs no letter; a step is visited once per place, whatever leads to it.
  private follow(
    living: Thread[],
    seen: Set<number>,
    start: Thread,
    ...[letters, at]: [readonly string[], number]
  ): void {
    const open = [start];
    for (let thread = open.pop(); thread; thread = open.pop()) {
      const { step, saved } = thread;
      if (seen.has(step)) continue;
      seen.add(step);
      if (++this.visits > MOST_VISITS) throw new RegexTooCostly();
      const here = this.program.steps[step];
      if (!here) continue;
      if (here.do === 'jump') open.push({ step: here.to, saved });
      else if (here.do === 'fork')
        open.push({ step: here.second, saved }, { step: here.first, saved });
      else if (here.do === 'save') {
        const kept = [...saved];
        kept[here.slot] = at;
        open.push({ step: step + 1, saved: kept });
      } else if (here.do === 'assert') {
        if (holds(here.what, letters, at)) open.push({ step: step + 1, saved });
      } else living.push(thread);
    }
  }
}

function holds(
  what: 'start' | 'end' | 'boundary' | 'inside',
  letters: readonly string[],
  at: number,
): boolean {
  if (what === 'start') return at === 0;
  if (what === 'end') return at === letters.length;
  const boundary = isWord(letters[at - 1]) !== isWord(letters[at]);
  return what === 'boundary' ? boundary : !boundary;
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^[\p{L}\p{N}_]$/u.test(letter);
}

function groupsOf(letters: readonly string[], saved: readonly number[]): (string | null)[] {
  const groups: (string | null)[] = [];
  for (let slot = 0; slot < saved.length; slot += 2) {
    const [start = -1, end = -1] = [saved[slot], saved[slot + 1]];
    groups.push(start < 0 || end < 0 ? null : letters.slice(start, end).join(''));
  }
  return groups;
}

function filled(replacement: string, groups: readonly (string | null)[]): string {
  return replacement.replace(/\$(\$|\d{1,2}|\{\d{1,2}\})/g, (all, what: string) => {
    if (what === '$') return '$';
    const index = Number(what.replaceAll(/[{}]/g, ''));
    return index < groups.length ? (groups[index] ?? '') : all;
  });
}
