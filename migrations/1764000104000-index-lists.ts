import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  ['erp', 'customer', 'credit_limit_lcy, id'],
  ['erp', 'item', 'unit_price, id'],
  ['erp', 'sales_quote', 'document_date, id'],
  ['erp', 'sales_invoice', 'posting_date, id'],
  ['crm', 'post', 'created_at, id'],
  ['sync', 'sync_run_error', 'created_at, id'],
  ['sync', 'sync_run_error', 'code'],
  ['sync', 'sync_run_error', 'erp_id'],
  ['sync', 'sync_run_error', 'crm_id'],
  ['sync', 'coupling', 'created_at, id'],
] as const;

/** Gives every list an index for what it may be sorted and filtered by. */
export class IndexLists1764000104000 implements MigrationInterface {
  readonly name = 'IndexLists1764000104000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [schema, table, columns] of INDEXES)
      await runner.query(
        `CREATE INDEX ${nameOf(table, columns)} ON ${schema}.${table} (${columns})`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [schema, table, columns] of INDEXES)
      await runner.query(`DROP INDEX ${schema}.${nameOf(table, columns)}`);
  }
}

function nameOf(table: string, columns: string): string {
  return `ix_${table}_${columns.replaceAll(', ', '_')}`;
}
