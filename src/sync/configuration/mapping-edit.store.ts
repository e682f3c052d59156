import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import type { TableMapping } from '../mapping/table-mapping.entity';

/** What of a table mapping a person or an installation may change. */
export type MappingChanges = Partial<
  Omit<TableMapping, 'id' | 'version' | 'modifiedAt' | 'erpWatermark' | 'crmWatermark'>
>;

const NOW = `coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())`;

/** Changes of table mappings and their field rows, under the lock of the table mapping. */
export class MappingEditStore {
  private readonly followers: ((tx: Tx) => Promise<void>)[] = [];

  constructor(
    private readonly mappings: RecordTable,
    private readonly fields: RecordTable,
  ) {}

  /** Runs `follow` in the transaction of every change of a table mapping, after it. */
  onChange(follow: (tx: Tx) => Promise<void>): void {
    this.followers.push(follow);
  }

  /** The table mapping of that id, locked until the transaction ends; null when there is none. */
  async lock(tx: Tx, id: string): Promise<TableMapping | null> {
    const rows = await tx.query(
      `/* table-mapping.lockOne */ SELECT ${selectList(this.mappings)} FROM sync.table_mapping t
        WHERE t.id = $1 FOR UPDATE`,
      [id],
    );
    return (rows[0] as TableMapping | undefined) ?? null;
  }

  /** All field rows of a table mapping, disabled ones too, in run order. */
  async fieldsOf(tx: Tx, mappingId: string): Promise<FieldMapping[]> {
    const rows = await tx.query(
      `/* field-mapping.ofMapping */ SELECT ${selectList(this.fields)} FROM sync.field_mapping t
        WHERE t.mapping_id = $1 ORDER BY t.position`,
      [mappingId],
    );
    return rows as unknown as FieldMapping[];
  }

  /** Id of the table mapping that a field row belongs to; null when there is no such row. */
  async mappingOfField(tx: Tx, fieldId: string): Promise<string | null> {
    const [row] = await tx.query<{ mapping_id: string }>(
      '/* field-mapping.mapping */ SELECT mapping_id FROM sync.field_mapping WHERE id = $1',
      [fieldId],
    );
    return row?.mapping_id ?? null;
  }

  /** Changes a table mapping and counts its version up; without changes only the version moves. */
  async update(tx: Tx, id: string, changes: MappingChanges): Promise<void> {
    const { sets, row } = assignments(this.mappings, changes);
    await tx.execute(
      `/* table-mapping.update */ UPDATE sync.table_mapping t
          SET ${[...sets, 'version = t.version + 1', `modified_at = ${NOW}`].join(', ')}
         FROM json_populate_record(NULL::sync.table_mapping, $2::json) s
        WHERE t.id = $1`,
      [id, JSON.stringify(row)],
    );
    for (const follow of this.followers) await follow(tx);
  }

  /** Changes a field row; its table mapping's version is moved by `update`. */
  async updateField(tx: Tx, id: string, changes: Partial<FieldMapping>): Promise<void> {
    const { sets, row } = assignments(this.fields, changes);
    if (sets.length === 0) return;
    await tx.execute(
      `/* field-mapping.update */ UPDATE sync.field_mapping t SET ${sets.join(', ')}
         FROM json_populate_record(NULL::sync.field_mapping, $2::json) s
        WHERE t.id = $1`,
      [id, JSON.stringify(row)],
    );
  }

  /** Takes use and letter case of criteria off the rows of a mapping, and says of how many. */
  resetCriteria(tx: Tx, mappingId: string): Promise<number> {
    return tx.execute(
      `/* field-mapping.resetCriteria */ UPDATE sync.field_mapping
          SET use_for_matching = false, match_case_sensitive = false
        WHERE mapping_id = $1 AND (use_for_matching OR match_case_sensitive)`,
      [mappingId],
    );
  }

  /** Moves the rows of a mapping out of the way, so that places can be given anew. */
  async clearPositions(tx: Tx, mappingId: string): Promise<void> {
    await tx.execute(
      `/* field-mapping.clearPositions */ UPDATE sync.field_mapping SET position = -1000000 - position
        WHERE mapping_id = $1`,
      [mappingId],
    );
  }

  /** Gives rows their places: the first id comes first. */
  async reorder(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* field-mapping.reorder */ UPDATE sync.field_mapping f SET position = -2000000 - o.place
         FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place) WHERE f.id = o.id`,
      [ids],
    );
    await tx.execute(
      `/* field-mapping.settlePlaces */ UPDATE sync.field_mapping SET position = -2000000 - position
        WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** Removes field rows. */
  async deleteFields(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      '/* field-mapping.delete */ DELETE FROM sync.field_mapping WHERE id = ANY($1::uuid[])',
      [ids],
    );
  }

  /** How many pairs are coupled through a table mapping. */
  async countCouplings(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.query<{ count: string }>(
      '/* coupling.count */ SELECT count(*) AS count FROM sync.coupling WHERE mapping_id = $1',
      [id],
    );
    return Number(row?.count ?? 0);
  }

  /** Removes a table mapping with its field rows and templates; couplings stay (T-5). */
  async delete(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      '/* changed-record.deleteOfMapping */ DELETE FROM sync.changed_record WHERE mapping_id = $1',
      [id],
    );
    await tx.execute('/* table-mapping.delete */ DELETE FROM sync.table_mapping WHERE id = $1', [
      id,
    ]);
  }
}

function selectList(table: RecordTable): string {
  return [...table.columns.values()].map((c) => `t.${c.column} AS "${c.property}"`).join(', ');
}

function assignments(table: RecordTable, changes: object) {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const columns = entries.map(([property]) => table.column(property).column);
  return {
    sets: columns.map((column) => `${column} = s.${column}`),
    row: Object.fromEntries(entries.map(([, value], at) => [columns[at] ?? '', value as unknown])),
  };
}
