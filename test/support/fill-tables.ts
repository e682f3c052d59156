import type { Db, Tx } from '../../src/platform/database/db';

/** How many rows `fillTables` puts into each table. */
export const ROWS = 20;

interface Column {
  table: string;
  column: string;
  type: string;
  length: number | null;
  /** Whether the database has a value of its own for it, or takes none. */
  optional: boolean;
  generated: boolean;
}

/**
 * Fills every table of both sides and of the machinery with rows that all refer to each other: the nth row
 * has the nth id and the nth text everywhere, so whatever one names by id or by code, the other is. For
 * specs about reading alone: rules of the records are switched off in their database.
 */
export async function fillTables(
  tx: Tx,
  values: Readonly<Record<string, string>>,
): Promise<Map<string, number>> {
  const single = await tablesOfOneRow(tx);
  await dropChecks(tx);
  await tx.execute(`SET LOCAL session_replication_role = 'replica'`);
  const tables = new Map<string, Column[]>();
  for (const column of await columnsOf(tx))
    tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const filled = new Map<string, number>();
  for (const [table, columns] of tables) {
    await tx.execute(`DELETE FROM ${table}`);
    filled.set(
      table,
      await fill(tx, { table, columns, rows: single.has(table) ? 1 : ROWS }, values),
    );
  }
  return filled;
}

async function fill(
  tx: Tx,
  { table, columns, rows }: { table: string; columns: readonly Column[]; rows: number },
  values: Readonly<Record<string, string>>,
): Promise<number> {
  const given = columns.flatMap((column) => {
    const sql = values[`${table}.${column.column}`] ?? valueOf(column);
    return sql === null || column.generated ? [] : [[`"${column.column}"`, sql] as const];
  });
  return tx.execute(
    `INSERT INTO ${table} (${given.map(([name]) => name).join(', ')})
     SELECT ${given.map(([, sql]) => sql).join(', ')} FROM generate_series(1, ${rows}) i`,
  );
}

// Setups and settings hold one row by nature; a check of theirs says so.
async function tablesOfOneRow(db: Db): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_constraint k
       JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype = 'c' AND k.conname LIKE 'ck_%_one'`,
  );
  return new Set(rows.map(({ name }) => name));
}

function valueOf({ type, length, optional, column }: Column): string | null {
  switch (type) {
    case 'uuid':
      return `('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid`;
    case 'varchar':
    case 'text':
      return optional && /kind|status|direction|policy|model|result|integration|class/.test(column)
        ? null
        : `left('V' || i, ${length ?? 20})`;
    case 'numeric':
    case 'int8':
      return 'i';
    case 'int4':
      return optional ? null : 'i';
    case 'bool':
      return optional ? null : 'false';
    case 'date':
      return `'2026-01-01'::date + i`;
    case 'timestamptz':
      return `'2026-01-01T00:00:00Z'::timestamptz + i * interval '1 hour'`;
    case 'jsonb':
    case 'json':
      return optional ? null : `'{}'`;
    default:
      return null;
  }
}

async function dropChecks(tx: Tx): Promise<void> {
  const checks = await tx.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql
       FROM pg_constraint WHERE contype = 'c' AND connamespace::regnamespace::text IN ('erp', 'crm', 'sync')`,
  );
  for (const { sql } of checks) await tx.execute(sql);
}

function columnsOf(db: Db): Promise<Column[]> {
  return db.query<Column & Record<string, unknown>>(
    `SELECT c.table_schema || '.' || c.table_name AS "table", c.column_name AS "column", c.udt_name AS type,
            c.character_maximum_length AS length,
            (c.is_nullable = 'YES' OR c.column_default IS NOT NULL) AS optional,
            (c.is_identity = 'YES' OR c.is_generated = 'ALWAYS') AS generated
       FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema IN ('erp', 'crm', 'sync') AND t.table_type = 'BASE TABLE'
      ORDER BY 1, c.ordinal_position`,
  );
}
