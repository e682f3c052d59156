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
  let line = 1;
  let lineStart = 0;
  const place = () => ({ line, column: at - lineStart + 1 });
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '\n') {
      at += 1;
      line += 1;
      lineStart = at;
    } else if (/\s/.test(letter)) {
      at += 1;
    } else if (letter === '"' || letter === "'") {
      const { value, next } = quoted(text, at, letter);
      if (next === null) {
        throw filterInvalid(`The quote at ${where(place())} is never closed.`, {
          field,
          ...place(),
          found: letter,
        });
      }
      words.push({ kind: 'text', text: value, ...place() });
      const broken = text.slice(at, next).lastIndexOf('\n');
      if (broken >= 0) {
        line += text.slice(at, next).split('\n').length - 1;
        lineStart = at + broken + 1;
      }
      at = next;
    } else {
      const sign = SIGNS.find((each) => text.startsWith(each, at));
      const word = sign ?? bareWord(text, at);
      if (word === '') {
        throw filterInvalid(`${letter} at ${where(place())} means nothing here.`, {
          field,
          ...place(),
          found: letter,
        });
      }
      words.push({ kind: sign ? 'sign' : 'name', text: word, ...place() });
      at += word.length;
    }
  }
  words.push({ kind: 'end', text: 'the end', ...place() });
  return words;
}

/** A place as a message says it. */
export function where({ line, column }: { line: number; column: number }): string {
  return `line ${line}, column ${column}`;
}

// A quote inside is written twice.
function quoted(
  text: string,
  start: number,
  quote: string,
): { value: string; next: number | null } {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== quote) value += text[at];
    else if (text[at + 1] === quote) {
      value += quote;
      at += 1;
    } else return { value, next: at + 1 };
  }
  return { value, next: null };
}

function bareWord(text: string, start: number): string {
  let end = start;
  while (end < text.length && !STOPS.has(text[end] ?? '')) end += 1;
  return text.slice(start, end);
}
