import { invalidInput } from '../../../platform/errors/input.errors';

/** Limits of a `where`: how many values, how many parts, how deep. */
export const WHERE_LIMITS = { values: 1_000, parts: 20, depth: 5 } as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WHOLE = /^-?\d{1,19}$/;
const NUMBER = /^-?\d{1,40}(\.\d{1,40})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+(Z|[+-]\d{2}(:\d{2})?)$/;
const INT_LIMIT = 2_147_483_648;
const BIGINT_LIMIT = 2n ** 63n;

const READABLE_AS: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: (text) => UUID.test(text),
  integer: (text) => WHOLE.test(text) && Number(text) >= -INT_LIMIT && Number(text) < INT_LIMIT,
  bigint: (text) =>
    WHOLE.test(text) && BigInt(text) >= -BIGINT_LIMIT && BigInt(text) < BIGINT_LIMIT,
  numeric: (text) => NUMBER.test(text),
  boolean: (text) => /^(t|f|true|false)$/.test(text),
  date: (text) => DAY.test(text) && isInstant(text),
  timestamptz: (text) => INSTANT.test(text) && isInstant(withWholeOffset(text)),
};

/** Whether PostgreSQL can read a text as a value of the type; asked before a value goes into a statement. */
export function isValueOf(type: string, text: string): boolean {
  return READABLE_AS[type]?.(text) ?? !text.includes('\0');
}

/** Refuses a value of a filter that no record can have, naming the field. */
export function checkFilterValue(field: string, type: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > WHERE_LIMITS.values) {
      throw invalidInput(
        `where.${field}`,
        `where.${field} lists ${value.length} values; at most ${WHERE_LIMITS.values} are taken.`,
      );
    }
    for (const item of value) checkFilterValue(field, type, item);
    return;
  }
  if (value === null || isValueOf(type, String(value))) return;
  throw invalidInput(
    `where.${field}`,
    `where.${field} holds a value that is no ${NAMES[type] ?? 'text'}.`,
  );
}

const NAMES: Readonly<Record<string, string>> = {
  uuid: 'id',
  integer: 'whole number of 32 bits',
  bigint: 'whole number of 64 bits',
  numeric: 'decimal number',
  boolean: 'yes or no',
  date: 'calendar day',
  timestamptz: 'instant',
};

function isInstant(text: string): boolean {
  return !text.startsWith('0000') && !Number.isNaN(new Date(text).getTime());
}

// PostgreSQL writes 2026-01-31 09:30:00+00; JavaScript reads 2026-01-31T09:30:00+00:00.
function withWholeOffset(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
}
