import type { Db } from '../../platform/database/db';
import { printed } from './fields/value-kind';
import type { RecordSides } from './record-sides';

/** A record by its table and id. */
export interface NamedRef {
  /** Schema-qualified table. */
  readonly table: string;
  readonly id: string;
}

/** Names records as people do, such as `Customer 10000`. */
export class RecordNames {
  constructor(private readonly sides: RecordSides) {}

  /** The names of records by their ids, in one statement per table; a record that is gone is named by its id. */
  async run(db: Db, refs: readonly NamedRef[]): Promise<Map<string, string>> {
    const byTable = new Map<string, Set<string>>();
    for (const { table, id } of refs)
      byTable.set(table, (byTable.get(table) ?? new Set<string>()).add(id));
    const names = new Map<string, string>();
    for (const [table, ids] of byTable) {
      const { noun, key, table: records } = this.sides.get(table);
      const rows = await db.query<{ id: string; key: string | null }>(
        `/* record.names */ SELECT t.id, t.${records.column(key).column}::text AS key FROM ${table} t WHERE t.id = ANY($1::uuid[])`,
        [[...ids]],
      );
      for (const id of ids) names.set(id, `${noun} ${id}`);
      for (const row of rows) names.set(row.id, `${noun} ${printed(row.key) || row.id}`);
    }
    return names;
  }
}
