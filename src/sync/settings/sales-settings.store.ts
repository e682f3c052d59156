import type { Db, Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import type { RecordTable, Row } from '../../platform/database/record-table';
import type { SalesSettings } from './sales-settings.entity';

/** What of the settings may be changed. */
export type SalesSettingsChanges = Partial<Omit<SalesSettings, 'id' | 'modifiedAt'>>;

/** The one row of settings. */
export class SalesSettingsStore {
  private readonly selectList: string;
  private readonly followers: ((tx: Tx) => Promise<void>)[] = [];

  constructor(private readonly table: RecordTable) {
    this.selectList = [...table.columns.values()]
      .map((c) => `t.${c.column} AS "${c.property}"`)
      .join(', ');
  }

  /** Runs `follow` in the transaction of every change of the settings, after it. */
  onChange(follow: (tx: Tx) => Promise<void>): void {
    this.followers.push(follow);
  }

  /** The settings; throws when the row was never made, which the installation does. */
  async get(db: Db): Promise<SalesSettings> {
    const [row] = await db.query(
      `/* sales-settings.get */ SELECT ${this.selectList} FROM sync.sales_settings t WHERE t.id = 1`,
    );
    if (!row) throw new Error('The sales settings are missing: the mappings were not installed.');
    return row as unknown as SalesSettings;
  }

  /** The settings, taken for this transaction alone: who changes them sees what another one did. */
  async lock(tx: Tx): Promise<SalesSettings> {
    await tx.query(
      `/* sales-settings.lock */ SELECT 1 FROM sync.sales_settings WHERE id = 1 FOR UPDATE`,
    );
    return this.get(tx);
  }

  /** Makes the row with its defaults where there is none. */
  async ensure(tx: Tx): Promise<void> {
    await tx.execute(
      `/* sales-settings.ensure */ INSERT INTO sync.sales_settings (id, modified_at)
       VALUES (1, coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()))
       ON CONFLICT (id) DO NOTHING`,
    );
  }

  /** Changes some settings and returns all of them. */
  async update(tx: Tx, changes: SalesSettingsChanges): Promise<SalesSettings> {
    const properties = Object.keys(changes).filter(
      (property) => property !== 'id' && property !== 'modifiedAt',
    );
    for (const property of properties) {
      const emptied = changes[property as keyof SalesSettingsChanges] == null;
      if (emptied && !this.table.column(property).nullable)
        throw invalidInput(`changes.${property}`, `${property} cannot be emptied.`);
    }
    if (properties.length > 0) {
      const columns = properties.map((property) => this.table.column(property).column);
      const row: Row = {};
      properties.forEach(
        (property, at) =>
          (row[columns[at] ?? ''] = changes[property as keyof SalesSettingsChanges] ?? null),
      );
      await tx.execute(
        `/* sales-settings.update */ UPDATE sync.sales_settings t
            SET ${columns.map((column) => `${column} = s.${column}`).join(', ')},
                modified_at = coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())
           FROM json_populate_record(NULL::sync.sales_settings, $1::json) s
          WHERE t.id = 1`,
        [JSON.stringify(row)],
      );
      for (const follow of this.followers) await follow(tx);
    }
    return this.get(tx);
  }
}
