import type { DataSource } from 'typeorm';
import { RecordTables } from '../../src/platform/database/record-tables';
import type { Row } from '../../src/platform/database/record-table';

/** What two databases that lived through the same must have in common, by names instead of ids. */
export interface State {
  /** Every pair with both records and the state of its coupling. */
  readonly pairs: string;
  readonly pairCount: number;
  readonly pending: unknown;
  readonly alone: unknown;
  /** What all runs together have done, by direction. */
  readonly counters: unknown;
}

const MAPPED = `a.name AS account, a.telephone1, a.email_address1, a.address1_line1, a.address1_city, a.transaction_currency_id,
  a.payment_terms_code, a.company_id, c.name, c.phone_no, c.email, c.address, c.city, c.currency_code, c.payment_terms_code AS terms`;

/** Reads the state that counts of a database. */
export async function stateOf(dataSource: DataSource): Promise<State> {
  const [pairs] = await dataSource.query<{ hash: string; count: string }[]>(
    `SELECT md5(string_agg(p::text, '|' ORDER BY p.name, p.account)) AS hash, count(*) FROM (
       SELECT ${MAPPED}, k.skipped, k.failure_code, k.last_result_to_crm, k.erp_state, k.crm_state, k.base,
              c.version = k.erp_version AS erp_agrees, a.version = k.crm_version AS crm_agrees
         FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
         JOIN erp.customer c ON c.id = k.erp_id LEFT JOIN crm.account a ON a.id = k.crm_id) p`,
  );
  return {
    pairs: pairs?.hash ?? '',
    pairCount: Number(pairs?.count ?? 0),
    pending: await dataSource.query(
      `SELECT c.name, p.code FROM sync.pending_create p JOIN erp.customer c ON c.id = p.source_id ORDER BY 1`,
    ),
    alone: await dataSource.query(
      `SELECT a.name FROM crm.account a WHERE NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = a.id) ORDER BY 1`,
    ),
    counters: await dataSource.query(
      `SELECT direction, sum(inserted) AS inserted, sum(modified) AS modified FROM sync.sync_run
        WHERE kind = 'SYNCHRONIZE' GROUP BY direction ORDER BY direction`,
    ),
  };
}

/** Id of the newest journal entry. */
export async function lastEntry(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ id: string }[]>(
    'SELECT coalesce(max(id), 0)::text AS id FROM sync.journal_entry',
  );
  return row?.id ?? '0';
}

/** What is wrong in a database on its own: couplings without records, records made twice, a journal that tells another story. */
export async function faultsOf(dataSource: DataSource, after: string): Promise<string[]> {
  const faults: string[] = [];
  const none = async (what: string, sql: string, values: unknown[] = []): Promise<void> => {
    const [row] = await dataSource.query<{ count: string }[]>(sql, values);
    if (row?.count !== '0') faults.push(`${row?.count} ${what}`);
  };
  await none(
    'couplings without a customer',
    `SELECT count(*) FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
      WHERE NOT EXISTS (SELECT 1 FROM erp.customer c WHERE c.id = k.erp_id)`,
  );
  await none(
    'couplings without an account that are not marked',
    `SELECT count(*) FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
      WHERE k.crm_state <> 'DELETED' AND NOT EXISTS (SELECT 1 FROM crm.account a WHERE a.id = k.crm_id)`,
  );
  await none(
    'records with two INSERT entries',
    `SELECT count(*) FROM (SELECT 1 FROM sync.journal_entry WHERE action = 'INSERT' GROUP BY record_id HAVING count(*) > 1) twice`,
  );
  await none(
    'created records that the counters miss',
    `SELECT (SELECT count(*) FROM sync.journal_entry WHERE action = 'INSERT' AND record_table IN ('erp.customer', 'crm.account'))
          - (SELECT sum(inserted) FROM sync.sync_run) AS count`,
  );
  await none(
    'runs still in process',
    `SELECT count(*) FROM sync.sync_run WHERE status = 'IN_PROCESS'`,
  );
  for (const table of ['erp.customer', 'crm.account'])
    faults.push(...(await journalFaults(dataSource, table, after)));
  return faults;
}

// The last entry of every field must say what the record says: nobody else has written since. What begins with @ is
// no field but what the journal notes beside.
async function journalFaults(
  dataSource: DataSource,
  table: string,
  after: string,
): Promise<string[]> {
  const entries = await dataSource.query<{ record: string; property: string; value: unknown }[]>(
    `SELECT DISTINCT ON (j.record_id, f.key) j.record_id AS record, f.key AS property, f.value -> 1 AS value
       FROM sync.journal_entry j, jsonb_each(j.changes) f
      WHERE j.record_table = $1 AND j.id > $2 AND j.action IN ('INSERT', 'UPDATE') AND f.key NOT LIKE '@%' ORDER BY j.record_id, f.key, j.id DESC`,
    [table, after],
  );
  const records = RecordTables.of(dataSource).get(table);
  const db = {
    query: async <R>(sql: string, values?: unknown[]): Promise<R[]> =>
      dataSource.query<R[]>(sql, values),
    prepared: async <R>(_name: string, sql: string, values?: unknown[]): Promise<R[]> =>
      dataSource.query<R[]>(sql, values),
  };
  const rows = await records.rowsByIds(db, [...new Set(entries.map(({ record }) => record))]);
  const wrong = entries.filter(
    ({ record, property, value }) => !same(rows.get(record), property, value),
  );
  const [first] = wrong;
  return first
    ? [
        `${wrong.length} fields of ${table} that the journal tells otherwise, such as ${first.property} of ${first.record}`,
      ]
    : [];
}

function same(row: Row | undefined, property: string, value: unknown): boolean {
  if (!row) return false;
  const present = row[property] ?? null;
  if (typeof present === 'string' && typeof value === 'string' && property !== 'name')
    return present === value || Number(present) === Number(value);
  return JSON.stringify(present) === JSON.stringify(value);
}
