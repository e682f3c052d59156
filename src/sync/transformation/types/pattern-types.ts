import { LinearRegex } from '../regex/linear-regex';
import { PatternError } from '../regex/pattern';
import type { RuleParameters, TransformationType } from '../transformation-type';

/** Regular expressions, in time that grows no faster than the text. */
export const patternTypes: Readonly<Record<string, TransformationType>> = {
  REGEX_REPLACE: {
    parameters: {
      pattern: { kind: 'text', required: true, longest: 500 },
      replaceWith: { kind: 'text', longest: 250 },
    },
    complaint: patternComplaint,
    build: ({ pattern, replaceWith }) => {
      const regex = new LinearRegex(String(pattern));
      const replacement = replaceWith === undefined ? '' : String(replaceWith);
      return (text) => regex.replace(text, replacement);
    },
  },
  REGEX_MATCH: {
    parameters: { pattern: { kind: 'text', required: true, longest: 500 } },
    complaint: patternComplaint,
    build: ({ pattern }) => {
      const regex = new LinearRegex(String(pattern));
      return (text) =>
        regex
          .matches(text)
          .flatMap(({ groups }) => groups.slice(1))
          .join('');
    },
  },
};

function patternComplaint({ pattern }: RuleParameters) {
  try {
    new LinearRegex(String(pattern));
    return null;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { parameter: 'pattern', message: `At position ${error.at}: ${error.message}` };
  }
}
