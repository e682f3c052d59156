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
