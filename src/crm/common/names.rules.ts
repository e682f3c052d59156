import { type CrmWrite, sets, textOf } from './crm-write';

/** The parts of a person's name, by property. */
export const NAME_PARTS = ['firstName', 'lastName'] as const;

/**
 * Keeps a person's full name in step with its parts, cut to the length of its column. A record that comes
 * without any part keeps the full name it came with.
 */
export function completeFullName(write: CrmWrite, length: number): void {
  const full = fullNameOf(textOf(write, 'firstName'), textOf(write, 'lastName'), length);
  const wasGiven = sets(write, 'fullName');
  if (full === null) {
    if (sets(write, ...NAME_PARTS) && !wasGiven) write.values.fullName = null;
    return;
  }
  if (wasGiven || sets(write, ...NAME_PARTS)) write.values.fullName = full;
}

/** First and last name in one line; null when there is neither. */
export function fullNameOf(
  first: string | null,
  last: string | null,
  length: number,
): string | null {
  const full = [first, last]
    .map((part) => part?.trim())
    .filter((part) => part)
    .join(' ');
  return full === '' ? null : full.slice(0, length).trim();
}
