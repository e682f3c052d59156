/**
 * Columns of many rows as array parameters, written by hand: the driver escapes array elements one by one,
 * and a record set in JSON is parsed twice; together they took a third longer for 2,000 couplings.
 */
export function plainArray<T>(rows: readonly T[], valueOf: (row: T) => string | null): string {
  let text = '';
  for (const row of rows) text += (text === '' ? '' : ',') + (valueOf(row) ?? 'NULL');
  return `{${text}}`;
}

/** Structured values, one a line, for `string_to_array($n, E'\\n', '')`; JSON holds no raw line break, and null is an empty line. */
export function jsonLines<T>(rows: readonly T[], valueOf: (row: T) => object | null): string {
  let text = '';
  let first = true;
  for (const row of rows) {
    const value = valueOf(row);
    text += (first ? '' : '\n') + (value === null ? '' : JSON.stringify(value));
    first = false;
  }
  return text;
}
