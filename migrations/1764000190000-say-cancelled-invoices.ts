import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a credit memo say which posted invoice it cancels, each at most once. */
export class SayCancelledInvoices1764000190000 implements MigrationInterface {
  readonly name = 'SayCancelledInvoices1764000190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE erp.sales_credit_memo ADD COLUMN cancels_invoice_no varchar(20)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX ix_sales_credit_memo_cancels_invoice_no ON erp.sales_credit_memo (cancels_invoice_no)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erp.sales_credit_memo DROP COLUMN cancels_invoice_no');
  }
}
