import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE erp.sales_order_line
  ADD COLUMN prepayment_line_amount numeric NOT NULL DEFAULT 0,
  ADD COLUMN prepayment_amount_invoiced numeric NOT NULL DEFAULT 0;
ALTER TABLE erp.sales_document_archive ADD COLUMN invoiced boolean NOT NULL DEFAULT false;
`;

const DOWN = `
ALTER TABLE erp.sales_document_archive DROP COLUMN invoiced;
ALTER TABLE erp.sales_order_line
  DROP COLUMN prepayment_line_amount,
  DROP COLUMN prepayment_amount_invoiced;
`;

/** What of a line is to be paid beforehand, and whether an archived version is of an invoiced order. */
export class AskForPrepayments1764000150002 implements MigrationInterface {
  readonly name = 'AskForPrepayments1764000150002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
