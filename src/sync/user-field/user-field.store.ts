import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { UserField } from './user-field.entity';

/** Declarations of user-defined fields. */
export class UserFieldStore {
  private readonly selectList: string;

  constructor(table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `t.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** All declarations, by table and name. */
  async list(db: Db): Promise<UserField[]> {
    const rows = await db.prepared(
      'user-field.list',
      `/* user-field.list */ SELECT ${this.selectList} FROM sync.user_field t ORDER BY t.record_table, t.name`,
    );
    return rows as unknown as UserField[];
  }

  /** The declaration of that id, locked; null when there is none. */
  async findForChange(tx: Tx, id: string): Promise<UserField | null> {
    const rows = await tx.query(
      `/* user-field.find */ SELECT ${this.selectList} FROM sync.user_field t WHERE t.id = $1 FOR UPDATE`,
      [id],
    );
    return (rows[0] as UserField | undefined) ?? null;
  }

  /** Table mappings that name a field in a field row or a filter, as `MAPPING: where`; at most ten. */
  async usersOf(tx: Tx, { recordTable, name }: UserField): Promise<string[]> {
    const rows = await tx.query<{ place: string }>(
      `/* user-field.users */ SELECT DISTINCT m.name || ': ' || u.place AS place
         FROM sync.table_mapping m
         JOIN LATERAL (
           SELECT 'field mapping' AS place FROM sync.field_mapping f
            WHERE f.mapping_id = m.id AND ((m.erp_table = $1 AND f.erp_field = $2) OR (m.crm_table = $1 AND f.crm_field = $2))
           UNION ALL SELECT 'filter'
            WHERE (m.erp_table = $1 AND jsonb_path_exists(m.erp_filter, '$.** ? (@.field == $f)', jsonb_build_object('f', $2::text)))
               OR (m.crm_table = $1 AND jsonb_path_exists(m.crm_filter, '$.** ? (@.field == $f)', jsonb_build_object('f', $2::text)))
         ) u ON true LIMIT 10`,
      [recordTable, `userFields.${name}`],
    );
    return rows.map((row) => row.place);
  }

  /** Adds a declaration; false when the table has one of that name. */
  async insert(tx: Tx, field: Omit<UserField, 'modifiedAt'>): Promise<boolean> {
    const { id, recordTable, name, title, type, length } = field;
    const added = await tx.execute(
      `/* user-field.insert */ INSERT INTO sync.user_field (id, record_table, name, title, type, length, modified_at)
       VALUES ($1, $2, $3, $4, $5, $6, coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()))
       ON CONFLICT (record_table, name) DO NOTHING`,
      [id, recordTable, name, title, type, length],
    );
    return added > 0;
  }

  /** Changes title and length. */
  async update(tx: Tx, id: string, title: string | null, length: number | null): Promise<void> {
    await tx.execute(
      `/* user-field.update */ UPDATE sync.user_field SET title = $2, length = $3,
              modified_at = coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())
        WHERE id = $1`,
      [id, title, length],
    );
  }

  /** Takes a declaration back; values in records stay. */
  async delete(tx: Tx, id: string): Promise<void> {
    await tx.execute('/* user-field.delete */ DELETE FROM sync.user_field WHERE id = $1', [id]);
  }
}
