import type { RuleParameters, TransformationType, TransformText } from '../transformation-type';

const plain = (build: TransformText): TransformationType => ({
  parameters: {},
  build: () => build,
});

/** Letter case, trimming, cutting and replacing. */
export const textTypes: Readonly<Record<string, TransformationType>> = {
  UPPERCASE: plain((text) => text.toUpperCase()),
  LOWERCASE: plain((text) => text.toLowerCase()),
  TITLE_CASE: plain(titled),
  TRIM: plain((text) => text.replace(/^ +/, '').replace(/ +$/, '')),
  REMOVE_NON_ALPHANUMERIC: plain((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')),
  SUBSTRING: {
    parameters: {
      startPosition: { kind: 'number' },
      startText: { kind: 'text', longest: 250 },
      length: { kind: 'number' },
      endText: { kind: 'text', longest: 250 },
    },
    complaint: substringComplaint,
    build: substring,
  },
  REPLACE: {
    parameters: {
      find: { kind: 'text', required: true, longest: 250 },
      replaceWith: { kind: 'text', longest: 250 },
    },
    build: (parameters) => {
      const [find, replacement] = [textOf(parameters.find), textOf(parameters.replaceWith)];
      return (text) => text.split(find).join(replacement);
    },
  },
};

function titled(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_all, before: string, letter: string) =>
      before.concat(letter.toUpperCase()),
    );
}

function substringComplaint({ startPosition, startText, length, endText }: RuleParameters) {
  const both = (parameter: string, other: string) => ({
    parameter,
    message: `Give either ${parameter} or ${other}, not both.`,
  });
  if (startPosition !== undefined && startText !== undefined)
    return both('startText', 'startPosition');
  if (length !== undefined && endText !== undefined) return both('endText', 'length');
  if (startPosition === undefined && startText === undefined) {
    return { parameter: 'startPosition', message: 'Say where the part starts.' };
  }
  if (startPosition !== undefined && Number(startPosition) < 1) {
    return { parameter: 'startPosition', message: 'Positions count from 1.' };
  }
  if (length !== undefined && Number(length) < 1) {
    return { parameter: 'length', message: 'A part is at least one character long.' };
  }
  return null;
}

// A start text that is not found gives nothing; an end text that is not found takes all that is left.
function substring({ startPosition, startText, length, endText }: RuleParameters): TransformText {
  return (text) => {
    let rest: string;
    if (startText !== undefined) {
      const at = text.indexOf(String(startText));
      if (at < 0) return '';
      rest = text.slice(at + String(startText).length);
    } else rest = text.slice(Number(startPosition) - 1);
    if (length !== undefined) return rest.slice(0, Number(length));
    const end = endText === undefined ? -1 : rest.indexOf(String(endText));
    return end < 0 ? rest : rest.slice(0, end);
  };
}

function textOf(value: string | number | undefined): string {
  return value === undefined ? '' : String(value);
}
