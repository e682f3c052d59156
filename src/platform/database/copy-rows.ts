import type { Tx } from './db';
import type { RecordTable, Row, RowValue, TableColumn } from './record-table';

/**
 * Rows for a table in the text format of COPY, the fastest way in: 2,000 wide rows took half the time of the
 * same rows as JSON. Rows are turned into text as they come, so that none is kept. No rule of the noun is
 * applied, so it is for rows that a program made; versions are not returned.
 */
export class CopyBuffer {
  private columns: readonly TableColumn[] | null;
  private readonly lines: string[] = [];

  /** All rows have these properties, or those of the first row; what one leaves out takes the column's default. */
  constructor(
    private readonly table: RecordTable,
    properties: Iterable<string> | null = null,
  ) {
    this.columns = properties && this.columnsOf(properties);
  }

  /** Adds a row. */
  add(row: Row): void {
    this.columns ??= this.columnsOf(Object.keys(row));
    // Joined row by row: a text that grows by `+=` keeps every piece of every row until it is sent.
    const fields: string[] = [];
    for (const { property, defaultValue } of this.columns)
      fields.push(copyText(row[property] ?? defaultValue ?? null));
    this.lines.push(fields.join('\t'));
  }

  /** Writes the rows and says how many they were. */
  async send(tx: Tx): Promise<number> {
    if (this.columns === null || this.lines.length === 0) return 0;
    const { name } = this.table;
    const columns = this.columns.map(({ column }) => column).join(', ');
    await tx.copyFrom(
      `/* ${name}.copy */ COPY ${name} (${columns}) FROM STDIN`,
      `${this.lines.join('\n')}\n`,
    );
    return this.lines.length;
  }

  private columnsOf(properties: Iterable<string>): TableColumn[] {
    return Array.from(properties, (property) => this.table.column(property));
  }
}

/** Writes new rows by COPY and says how many they were; see `CopyBuffer`. */
export async function copyRows(tx: Tx, table: RecordTable, rows: readonly Row[]): Promise<number> {
  const properties = new Set<string>();
  for (const row of rows) for (const property in row) properties.add(property);
  const buffer = new CopyBuffer(table, properties);
  for (const row of rows) buffer.add(row);
  return buffer.send(tx);
}

const ESCAPED = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function copyText(value: RowValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string')
    return typeof value === 'object' ? copyText(JSON.stringify(value)) : String(value);
  if (!ESCAPED.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter);
}
