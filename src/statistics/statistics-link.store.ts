import type { Db, Tx } from '../platform/database/db';

/** As much of an account as its statistics need. */
export type AccountLink = Record<string, string | null> & {
  readonly id: string;
  readonly version: string;
  readonly accountStatisticsId: string | null;
};

/**
 * Reads of customers and accounts what statistics need and no more: whole rows, over a hundred columns each, cost
 * more than all the figures.
 */
export class StatisticsLinkStore {
  /** Numbers of customers, by id; those that are gone are left out. */
  async numbersByIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<{ id: string; number: string }>(
      `/* statistics.numbers */ SELECT id, number FROM erp.customer WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  /** Takes accounts for this transaction, in the order of their ids; those that are gone are left out. */
  async takeAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, AccountLink>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<AccountLink>(
      `/* statistics.accounts */ SELECT id, version, account_statistics_id AS "accountStatisticsId"
         FROM crm.account WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
