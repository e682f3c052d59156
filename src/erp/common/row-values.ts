import type { Row, RowValue } from '../../platform/database/record-table';

/** A row that has its id. */
export type IdRow = Row & { id: string };

/** The text of a value; null when it is blank or no text. */
export function textOf(value: RowValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The texts that the rows have in a property, each once. */
export function textsOf(rows: readonly Row[], property: string): string[] {
  const texts = new Set<string>();
  for (const row of rows) {
    const text = textOf(row[property]);
    if (text !== null) texts.add(text);
  }
  return [...texts];
}

/** Takes a default where the row says nothing, or says blank. */
export function fillBlank(row: Row, property: string, value: RowValue | undefined): void {
  if (row[property] == null && value != null) row[property] = value;
}
