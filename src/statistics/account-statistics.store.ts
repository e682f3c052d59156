import { plainArray } from '../platform/database/array-values';
import type { Tx } from '../platform/database/db';
import { INTO_JOURNAL } from '../sync/journal/journal.store';
import { FIGURES, figuresOf } from './customer-figures';

/** A coupled customer whose statistics are to be written; null: that record is gone. */
export type StatisticsPair = Record<string, string | null> & {
  readonly couplingId: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly customerNo: string | null;
  /** The account again, as long as it is there. */
  readonly takenId: string | null;
};

/** A pair that can be written, and the id of its statistics should it have none. */
export interface StatisticsDraft {
  readonly pair: StatisticsPair;
  readonly newId: string;
}

/** What became of the statistics of a pair. */
export type WrittenStatistics = Record<string, string> & {
  readonly couplingId: string;
  readonly statisticsId: string;
  readonly kind: 'inserted' | 'modified' | 'unchanged';
};

/** All SQL of writing statistics to accounts. */
export class AccountStatisticsStore {
  /**
   * Takes the pairs of customers for this transaction: couplings, accounts and the statistics they refer to, each in the
   * order of their ids. In statements of their own, so that `write` sees what those have committed it waited for here.
   */
  async take(tx: Tx, mappingId: string, customerIds: readonly string[]): Promise<StatisticsPair[]> {
    const pairs = await tx.query<StatisticsPair>(
      `/* statistics.takePairs */ SELECT k.id AS "couplingId", k.erp_id AS "customerId", k.crm_id AS "accountId", c.number AS "customerNo", NULL AS "takenId"
         FROM sync.coupling k LEFT JOIN erp.customer c ON c.id = k.erp_id
        WHERE k.mapping_id IS NOT DISTINCT FROM $1 AND k.erp_id = ANY($2::uuid[]) ORDER BY k.id FOR UPDATE OF k`,
      [mappingId, plainArray(customerIds, (id) => id)],
    );
    const accounts = await tx.query<{ id: string; statisticsId: string | null }>(
      `/* statistics.takeAccounts */ SELECT id, account_statistics_id AS "statisticsId"
         FROM crm.account WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [plainArray(pairs, ({ accountId }) => accountId)],
    );
    const linked = accounts.flatMap(({ statisticsId }) => statisticsId ?? []);
    if (linked.length > 0)
      await tx.execute(
        `/* statistics.takeStatistics */ SELECT FROM crm.account_statistics WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
        [plainArray(linked, (id) => id)],
      );
    const taken = new Set(accounts.map(({ id }) => id));
    return pairs.map((pair) => ({
      ...pair,
      takenId: taken.has(pair.accountId) ? pair.accountId : null,
    }));
  }

  /**
   * Computes the statistics of pairs, writes what differs, links new records to the accounts, journals both, and notes
   * whose statistics arrived, all in one statement: figures that travelled to the server and back, by the writers of both
   * tables, cost twice the time. ST-4: linking must not make the account look modified, so its stamp moves along wherever it
   * stood at the version before; a change of a person's that waits is not hidden.
   */
  async write(
    tx: Tx,
    drafts: readonly StatisticsDraft[],
    by: { runId: string; now: string; today: string; currencyId: string | null },
  ): Promise<WrittenStatistics[]> {
    return tx.query<WrittenStatistics>(WRITE, [
      plainArray(drafts, ({ pair }) => pair.couplingId),
      plainArray(drafts, ({ pair }) => pair.accountId),
      drafts.map(({ pair }) => pair.customerNo),
      plainArray(drafts, ({ newId }) => newId),
      by.today,
      by.runId,
      by.now,
      by.currencyId,
    ]);
  }
}

const COLUMNS = FIGURES.map(([, column]) => column);
const PRESENT = COLUMNS.map((column) => `s.${column} AS present_${column}`).join(', ');
const SET = COLUMNS.map((column) => `${column} = d.${column}`).join(', ');
const DIFFERS = COLUMNS.map((column) => `${column} IS DISTINCT FROM present_${column}`).join(
  ' OR ',
);

// Before and after of each figure, as the journal keeps them; of a record that was there only what differs.
const ALL = FIGURES.map(
  ([property, column]) => `'${property}', jsonb_build_array(NULL, ${column}::text)`,
).join(', ');
const DIFFERING = FIGURES.map(
  ([property, column]) =>
    `'${property}', CASE WHEN u.${column} IS DISTINCT FROM u.present_${column} THEN jsonb_build_array(u.present_${column}::text, u.${column}::text) END`,
).join(', ');

// Every part hands on what the next ones need: joined once more to the drafts, of which the planner expects a handful, they
// became nested loops over thousands. Versions grow in the order of writing, which is the journal's.
const WRITE = `/* statistics.write */ WITH ${figuresOf('$3', '$5')}, drafted AS MATERIALIZED (
  SELECT *, present_id IS NOT NULL AND (${DIFFERS}) AS differs FROM (
    SELECT w.position, w.coupling_id, w.account_id, a.version AS account_version, a.account_statistics_id AS linked_id,
           s.id AS present_id, s.version AS present_version, coalesce(s.id, w.new_id) AS statistics_id, ${PRESENT}, f.*
      FROM unnest($1::uuid[], $2::uuid[], $3::varchar[], $4::uuid[]) WITH ORDINALITY w (coupling_id, account_id, customer_no, new_id, position)
      JOIN figures f ON f.customer_no = w.customer_no
      JOIN crm.account a ON a.id = w.account_id
      LEFT JOIN crm.account_statistics s ON s.id = a.account_statistics_id) pair
), inserted AS (
  INSERT INTO crm.account_statistics (id, transaction_currency_id, ${COLUMNS.join(', ')})
  SELECT statistics_id, $8::uuid, ${COLUMNS.join(', ')} FROM drafted WHERE present_id IS NULL ORDER BY position
  RETURNING id, version, ${COLUMNS.join(', ')}
), updated AS (
  UPDATE crm.account_statistics s SET ${SET} FROM drafted d WHERE s.id = d.present_id AND d.differs RETURNING s.version, d.*
), linked AS (
  UPDATE crm.account a SET account_statistics_id = d.statistics_id FROM drafted d
   WHERE a.id = d.account_id AND d.linked_id IS DISTINCT FROM d.statistics_id
  RETURNING a.version, d.account_id, d.account_version, d.coupling_id, d.linked_id, d.statistics_id
), remembered AS (
  UPDATE sync.coupling k SET statistics_uploaded = k.statistics_uploaded OR k.id = w.coupling_id,
         crm_version = CASE WHEN k.crm_version = w.account_version THEN w.version ELSE k.crm_version END
    FROM (SELECT coupling_id, account_id, account_version, version FROM linked
           UNION ALL SELECT coupling_id, account_id, NULL, NULL FROM drafted WHERE linked_id = statistics_id) w
   WHERE k.crm_id = w.account_id AND (k.crm_version = w.account_version OR (k.id = w.coupling_id AND NOT k.statistics_uploaded))
), journalled AS (
  ${INTO_JOURNAL}
  SELECT $6, NULL, 'CRM', record_table, id, action, version, changes, $7 FROM (
    SELECT 1 AS step, 'crm.account_statistics' AS record_table, id, 'INSERT' AS action, version, jsonb_build_object(${ALL}) AS changes
      FROM inserted
     UNION ALL
    SELECT 2, 'crm.account_statistics', u.present_id, 'UPDATE', u.version,
           jsonb_strip_nulls(jsonb_build_object(${DIFFERING}, '@version', jsonb_build_array(u.present_version::text, u.version::text)))
      FROM updated u
     UNION ALL
    SELECT 3, 'crm.account', l.account_id, 'UPDATE', l.version, jsonb_build_object('accountStatisticsId', jsonb_build_array(l.linked_id, l.statistics_id),
             '@version', jsonb_build_array(l.account_version::text, l.version::text))
      FROM linked l) written
   ORDER BY step, version
)
SELECT coupling_id AS "couplingId", statistics_id AS "statisticsId",
       CASE WHEN NOT differs AND linked_id IS NOT DISTINCT FROM statistics_id THEN 'unchanged'
            WHEN present_customer_no IS NULL THEN 'inserted' ELSE 'modified' END AS kind
  FROM drafted ORDER BY position`;
