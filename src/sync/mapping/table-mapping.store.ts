import type { Db, Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { FieldMapping } from './field-mapping.entity';
import type { TableMapping } from './table-mapping.entity';

/** A row that an installation adds. */
export type NewTableMapping = Omit<
  TableMapping,
  'erpWatermark' | 'crmWatermark' | 'erpSyncedAt' | 'crmSyncedAt'
>;

/** Table mappings and their field mappings. */
export class TableMappingStore {
  private readonly mappingColumns: string;
  private readonly fieldColumns: string;

  constructor(
    private readonly mappings: RecordTable,
    private readonly fields: RecordTable,
  ) {
    this.mappingColumns = selectList(mappings);
    this.fieldColumns = selectList(fields);
  }

  /** All table mappings in the order of the catalogue. */
  async list(db: Db): Promise<TableMapping[]> {
    const rows = await db.prepared(
      'table-mapping.list',
      `/* table-mapping.list */ SELECT ${this.mappingColumns} FROM sync.table_mapping t ORDER BY t.position, t.name, t.variant`,
    );
    return rows as unknown as TableMapping[];
  }

  /** All field mappings, by table mapping in run order. */
  async listFields(db: Db): Promise<FieldMapping[]> {
    const rows = await db.prepared(
      'field-mapping.list',
      `/* field-mapping.list */ SELECT ${this.fieldColumns} FROM sync.field_mapping t ORDER BY t.mapping_id, t.position`,
    );
    return rows as unknown as FieldMapping[];
  }

  /** Adds table mappings; those whose name and variant exist are left as they are. The ids that were added. */
  async insertMissing(tx: Tx, rows: readonly NewTableMapping[]): Promise<Set<string>> {
    const added = await tx.query<{ id: string }>(
      insertSql(
        this.mappings,
        rows,
        'table-mapping.insertMissing',
        'ON CONFLICT (name, variant) DO NOTHING RETURNING id',
      ),
      [JSON.stringify(rows.map((row) => columnsOf(this.mappings, row)))],
    );
    return new Set(added.map((row) => row.id));
  }

  /** Adds field mappings. */
  async insertFields(tx: Tx, rows: readonly FieldMapping[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.execute(insertSql(this.fields, rows, 'field-mapping.insert', ''), [
      JSON.stringify(rows.map((row) => columnsOf(this.fields, row))),
    ]);
  }

  /** Locks out other installations until the transaction ends, and returns the instant of the transaction. */
  async lockInstallation(tx: Tx): Promise<string> {
    const [row] = await tx.query<{ now: string }>(
      `/* table-mapping.lock */ SELECT pg_advisory_xact_lock(hashtext('sync.table_mapping')),
              coalesce(nullif(current_setting('tandem.now', true), ''), now()::text) AS now`,
    );
    return row?.now ?? new Date(0).toISOString();
  }
}

function selectList(table: RecordTable): string {
  return [...table.columns.values()].map((c) => `t.${c.column} AS "${c.property}"`).join(', ');
}

function insertSql(
  table: RecordTable,
  rows: readonly object[],
  name: string,
  after: string,
): string {
  const columns = Object.keys(columnsOf(table, rows[0] ?? {})).join(', ');
  return `/* ${name} */ INSERT INTO ${table.name} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${table.name}, $1::json) ${after}`;
}

function columnsOf(table: RecordTable, row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([property, value]) => [table.column(property).column, value]),
  );
}
