import { filterInvalid } from './filter.errors';

/** A word of a filter's text with its place, from 1. */
export interface Word {
  kind: 'name' | 'text' | 'sign' | 'end';
  /** The word itself; of a quoted text what stands between the quotes. */
  text: string;
  line: number;
  column: number;
}

const SIGNS = ['<=', '>=', '<>', '!=', '=', '<', '>', '(', ')', ','];
const STOPS = new Set([...' \t\r\n"\'()=<>!,']);

/** Cuts a filter's text into words; refuses an open quote and a character that means nothing. */
export function readWords(text: string, field: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (/\s/.test(letter)) {
      at += 1;
      continue;
    }
    const place = placeOf(text, at);
    const read = letter === '"' || letter === "'" ? quotedWord : plainWord;
    const { next, ...word } = read(text, at) ?? refuseLetter(letter, place, field);
    words.push({ ...word, ...place });
    at = next;
  }
  words.push({ kind: 'end', text: 'the end', ...placeOf(text, at) });
  return words;
}

type Place = Pick<Word, 'line' | 'column'>;
type Read = Pick<Word, 'kind' | 'text'> & { readonly next: number };

function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function refuseLetter(letter: string, place: Place, field: string): never {
  const message = /["']/.test(letter)
    ? `The quote at ${where(place)} is never closed.`
    : `${letter} at ${where(place)} means nothing here.`;
  throw filterInvalid(message, { field, ...place, found: letter });
}

function plainWord(text: string, at: number): Read | null {
  const sign = SIGNS.find((each) => text.startsWith(each, at));
  const word = sign ?? bareWord(text, at);
  if (word === '') return null;
  return { kind: sign ? 'sign' : 'name', text: word, next: at + word.length };
}

/** A place as a message says it. */
export function where({ line, column }: { line: number; column: number }): string {
  return `line ${line}, column ${column}`;
}

// A quote inside is written twice.
function quotedWord(text: string, start: number): Read | null {
  const quote = text[start];
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== quote) value += text[at];
    else if (text[at + 1] === quote) {
      value += text[at];
      at += 1;
    } else return { kind: 'text', text: value, next: at + 1 };
  }
  return null;
}

function bareWord(text: string, start: number): string {
  let end = start;
  while (end < text.length && !STOPS.has(text[end] ?? '')) end += 1;
  return text.slice(start, end);
}
