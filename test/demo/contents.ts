import type { Db } from '../../src/platform/database/db';

const BY_ORDER_OF_WORK = ['changed_xid', 'cursor_xid', 'version', 'erp_version', 'crm_version'];

/**
 * A digest of every table of both sides and of the machinery that holds rows, by table name: ids, values and
 * times. Left out is what the database gives by the order of its work, which its plans decide: transactions, versions,
 * numbers of the journal; and the ids of jobs: those belong to the installation, not to the demo.
 */
export async function contentsOf(db: Db, without: string[] = []): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_schema IN ('erp', 'crm', 'sync') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const contents: Record<string, string> = {};
  const dropped = [...BY_ORDER_OF_WORK, ...without].map((name) => `- '${name}'`).join(' ');
  for (const { name } of tables) {
    const random = ['sync.journal_entry', 'sync.job'].includes(name) ? "- 'id'" : '';
    const nested = name === 'sync.journal_entry' ? "#- '{changes,@version}'" : '';
    const [row] = await db.query<{ digest: string; count: number }>(
      `SELECT count(*)::int AS count, md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")) AS digest
         FROM (SELECT (to_jsonb(t) ${dropped} ${random} ${nested})::text AS line FROM ${name} t) s`,
    );
    if (row && row.count > 0) contents[name] = `${row.count} rows, ${row.digest}`;
  }
  return contents;
}
