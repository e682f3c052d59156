import { invalidInput } from '../../../platform/errors/input.errors';
import type { Refusal } from '../../../platform/errors/refusal';

/** Where an input holds a text that the database cannot keep, as paths such as `lines.0.description`. */
export function unstorableTexts(input: unknown, above: readonly string[] = []): string[] {
  if (typeof input === 'string') return isUnstorable(input) ? [above.join('.')] : [];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => [
    ...(isUnstorable(key) ? [above.join('.')] : []),
    ...unstorableTexts(value, [...above, key]),
  ]);
}

/** A text has a character that cannot be kept. */
export function textNotStorable(field: string): Refusal {
  return invalidInput(
    field,
    'The text has a character that cannot be stored (U+0000, or half of a surrogate pair).',
  );
}

// PostgreSQL keeps neither the character U+0000 nor half of a pair of surrogates.
function isUnstorable(text: string): boolean {
  return text.includes('\u0000') || /\p{Surrogate}/u.test(text);
}
