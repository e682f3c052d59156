import type { Db } from '../../platform/database/db';

// Logical table names of the vendor that posts and notes may be about, and where their records are.
const TABLES: Readonly<Record<string, string>> = {
  account: 'crm.account',
  contact: 'crm.contact',
  opportunity: 'crm.opportunity',
  product: 'crm.product',
  quote: 'crm.quote',
  salesorder: 'crm.sales_order',
  invoice: 'crm.invoice',
  systemuser: 'crm.system_user',
};

/** Finds the records that posts and notes are about. */
export class SubjectStore {
  /** Whether records of that logical table can have posts and notes. */
  knows(table: string): boolean {
    return table in TABLES;
  }

  /** Those of the ids that exist in the table. */
  async existing(db: Db, table: string, ids: readonly string[]): Promise<Set<string>> {
    const name = TABLES[table];
    if (name === undefined || ids.length === 0) return new Set();
    const rows = await db.query<{ id: string }>(
      `/* crm.subject.existing */ SELECT id FROM ${name} WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
