import type { Row } from '../platform/database/record-table';
import type { Composition } from '../composition';
import type { DemoRows } from './base-data';
import { demoId } from './demo-ids';

/** Writes demo rows through the writers of both sides; what is there already stays as it is. */
export class DemoWriter {
  constructor(
    private readonly parts: Pick<Composition, 'tables' | 'writers' | 'unitOfWork' | 'db'>,
  ) {}

  /** Writes all sets in their order. */
  async writeAll(sets: readonly DemoRows[]): Promise<void> {
    for (const set of sets) await this.write(set);
  }

  /** Writes the rows of one table, each under the id its key always has. */
  async write({ table, key, rows }: DemoRows): Promise<void> {
    const drafts = rows.map((row, index) => ({
      id: demoId(table, keyOf(row, key, index)),
      ...row,
    }));
    const known = await this.parts.tables.get(table).rowsByIds(
      this.parts.db,
      drafts.map((draft) => draft.id),
    );
    const missing = drafts.filter((draft) => !known.has(draft.id));
    if (missing.length === 0) return;
    await this.parts.unitOfWork.run(
      async (tx) => {
        const writer = this.parts.writers.get(table);
        if (!writer) throw new Error(`There is no writer for ${table}.`);
        const { refused } = await writer.insert(tx, missing);
        const [refusal] = refused.values();
        if (refusal) throw refusal;
      },
      { actor: 'demo' },
    );
  }

  /** Rows of a table by their natural key. */
  async byKey(table: string, key: string, values: readonly string[]): Promise<Map<string, Row>> {
    const rows = await this.parts.tables.get(table).rowsBy(this.parts.db, key, values);
    return new Map(rows.map((row) => [String(row[key]), row]));
  }
}

// Rows that share their first key, such as price lines, are told apart by their place.
function keyOf(row: Row, key: string, index: number): string {
  const natural = String(row[key] ?? '');
  return ['code', 'number', 'isoCurrencyCode', 'domainName', 'name'].includes(key)
    ? natural
    : `${natural}/${index}`;
}
