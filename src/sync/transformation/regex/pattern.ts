/** A part of a parsed pattern. */
export type PatternNode =
  | { kind: 'letter'; fits: (letter: string) => boolean }
  | { kind: 'assert'; what: 'start' | 'end' | 'boundary' | 'inside' }
  | { kind: 'group'; index: number | null; body: PatternNode }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; body: PatternNode; least: number; most: number | null; greedy: boolean };

/** A parsed pattern and how many groups capture. */
export interface Pattern {
  root: PatternNode;
  groups: number;
}

/** What is wrong with a pattern, and where, from 1. */
export class PatternError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Longest pattern that is read. */
export const LONGEST_PATTERN = 500;

/** How often a part may be repeated by count. */
const MOST_TIMES = 100;

/**
 * Reads a regular expression of the kind that runs in linear time: letters, classes, groups, alternatives,
 * repetitions, anchors and word boundaries. Look-around and back-references do not exist in it.
 */
export function parsePattern(source: string): Pattern {
  if (source.length > LONGEST_PATTERN) {
    throw new PatternError(`A pattern has at most ${LONGEST_PATTERN} characters.`, LONGEST_PATTERN);
  }
  const parser = new PatternParser([...source]);
  const root = parser.choice();
  parser.end();
  return { root, groups: parser.groups };
}

class PatternParser {
  groups = 0;
  private at = 0;
  private depth = 0;

  constructor(private readonly letters: readonly string[]) {}

  end(): void {
    if (this.at < this.letters.length) throw this.error('A ) closes nothing.');
  }

  choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.peek(); next !== null && next !== '|' && next !== ')'; next = this.peek())
      parts.push(this.repeated());
    return { kind: 'sequence', parts };
  }

  private repeated(): PatternNode {
    const start = this.at;
    const body = this.atom();
    const times = this.times();
    if (!times) return body;
    if (body.kind === 'assert') throw this.error('An anchor is not repeated.', start);
    const greedy = !this.take('?');
    if (this.times()) throw this.error('One repetition follows another; put the first in a group.');
    return { kind: 'repeat', body, ...times, greedy };
  }

  private times(): { least: number; most: number | null } | null {
    if (this.take('*')) return { least: 0, most: null };
    if (this.take('+')) return { least: 1, most: null };
    if (this.take('?')) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(
      this.letters.slice(this.at, this.at + 12).join(''),
    );
    if (!counted) return null;
    const least = Number(counted[1]);
    const open = counted[2] !== undefined && counted[3] === '';
    const most = open ? null : Number(counted[3] ?? counted[1]);
    if (Math.max(least, most ?? 0) > MOST_TIMES) {
      throw this.error(`A part is repeated at most ${MOST_TIMES} times by count.`);
    }
    if (most !== null && most < least) throw this.error('The counts are the wrong way round.');
    this.at += counted[0].length;
    return { least, most };
  }

  private atom(): PatternNode {
    const letter = this.next();
    switch (letter) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'letter', fits: this.letterClass() };
      case '.':
        return { kind: 'letter', fits: (each) => each !== '\n' };
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw this.error(`${letter} repeats nothing.`, this.at - 1);
      default:
        return literal(letter);
    }
  }

  private group(): PatternNode {
    const start = this.at - 1;
    this.depth += 1;
    if (this.depth > 20) throw this.error('Groups go at most 20 deep.', start);
    let index: number | null = null;
    if (this.take('?')) {
      if (this.take('<')) {
        const named = /^[A-Za-z]\w*>/.exec(this.letters.slice(this.at).join(''));
        if (!named) throw this.error('Look-behind is not supported.', start);
        this.at += named[0].length;
        index = ++this.groups;
      } else if (!this.take(':')) {
        throw this.error('Look-around and options are not supported.', start);
      }
    } else index = ++this.groups;
    const body = this.choice();
    if (!this.take(')')) throw this.error('A group is never closed.', start);
    this.depth -= 1;
    return { kind: 'group', index, body };
  }

  private escape(): PatternNode {
    const start = this.at - 1;
    const letter = this.next();
    if (letter === 'b') return { kind: 'assert', what: 'boundary' };
    if (letter === 'B') return { kind: 'assert', what: 'inside' };
    if (/[1-9k]/.test(letter)) throw this.error('Back-references are not supported.', start);
    if (/[dDwWsStnrfv]/.test(letter)) return { kind: 'letter', fits: oneOf(`[\\${letter}]`) };
    const longer = /^[xup](\{[^}]{1,30}\}|[0-9a-fA-F]{2,4})/.exec(
      this.letters.slice(this.at - 1, this.at + 34).join(''),
    );
    if (longer) {
      this.at += longer[0].length - 1;
      return { kind: 'letter', fits: this.compiled(`[\\${longer[0]}]`, start) };
    }
    if (/[A-Za-z0-9]/.test(letter)) throw this.error(`\\${letter} means nothing.`, start);
    return literal(letter);
  }

  // A class is a test of one letter, which the host's own engine answers at once.
  private letterClass(): (letter: string) => boolean {
    const start = this.at - 1;
    let text = '[';
    for (let letter = this.next(); ; letter = this.next()) {
      if (letter === ']' && text !== '[' && text !== '[^') break;
      if (letter === '\\') text += `\\${this.next()}`;
      else text += letter === '[' ? '\\[' : letter;
    }
    return this.compiled(`${text}]`, start);
  }

  private compiled(text: string, start: number): (letter: string) => boolean {
    try {
      return oneOf(text);
    } catch {
      throw this.error(`${text} is no class of letters.`, start);
    }
  }

  private peek(): string | null {
    return this.letters[this.at] ?? null;
  }

  private next(): string {
    const letter = this.letters[this.at];
    if (letter === undefined) throw this.error('The pattern ends too early.');
    this.at += 1;
    return letter;
  }

  private take(letter: string): boolean {
    if (this.letters[this.at] !== letter) return false;
    this.at += 1;
    return true;
  }

  private error(message: string, at = this.at): PatternError {
    return new PatternError(message, at + 1);
  }
}

function literal(letter: string): PatternNode {
  const folded = letter.toLowerCase();
  return { kind: 'letter', fits: (each) => each === letter || each.toLowerCase() === folded };
}

function oneOf(text: string): (letter: string) => boolean {
  const test = new RegExp(`^${text}$`, 'iu');
  return (letter) => test.test(letter);
}
