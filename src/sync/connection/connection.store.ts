import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { Connection } from './connection.entity';

/** What of the connection may be changed. */
export type ConnectionChanges = Partial<Omit<Connection, 'id' | 'modifiedAt'>>;

/** The one row of the connection. */
export class ConnectionStore {
  private readonly selectList: string;

  constructor(private readonly table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `t.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** The connection; throws when the row was never made, which the installation does. */
  async get(db: Db, lock: 'none' | 'update' = 'none'): Promise<Connection> {
    const [row] = await db.query(
      `/* connection.get */ SELECT ${this.selectList} FROM sync.connection t WHERE t.id = 1${lock === 'update' ? ' FOR UPDATE' : ''}`,
    );
    if (!row) throw new Error('The connection is missing: the mappings were not installed.');
    return row as unknown as Connection;
  }

  /** Makes the row with its defaults where there is none. */
  async ensure(tx: Tx): Promise<void> {
    await tx.execute(
      `/* connection.ensure */ INSERT INTO sync.connection (id, modified_at)
       VALUES (1, coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()))
       ON CONFLICT (id) DO NOTHING`,
    );
  }

  /** Changes some of it and returns all of it. */
  async update(tx: Tx, changes: ConnectionChanges): Promise<Connection> {
    const properties = Object.keys(changes) as (keyof ConnectionChanges)[];
    if (properties.length === 0) return this.get(tx);
    const assigned = properties.map(
      (property, at) => `${this.table.column(property).column} = $${at + 1}`,
    );
    await tx.execute(
      `/* connection.update */ UPDATE sync.connection SET ${assigned.join(', ')},
              modified_at = coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) WHERE id = 1`,
      properties.map((property) => changes[property]),
    );
    return this.get(tx);
  }
}
