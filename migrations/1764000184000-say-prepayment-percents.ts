import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE erp.sales_order ADD prepayment_percent numeric NOT NULL DEFAULT 0,
  ADD CONSTRAINT ck_sales_order_prepayment CHECK (prepayment_percent BETWEEN 0 AND 100);

ALTER TABLE erp.sales_order_line ADD prepayment_percent numeric NOT NULL DEFAULT 0,
  ADD CONSTRAINT ck_sales_order_line_prepayment CHECK (prepayment_percent BETWEEN 0 AND 100);
`;

const DOWN = `
ALTER TABLE erp.sales_order DROP prepayment_percent;

ALTER TABLE erp.sales_order_line DROP prepayment_percent;
`;

/** Lets orders and their lines say how much of them is to be paid beforehand. */
export class SayPrepaymentPercents1764000184000 implements MigrationInterface {
  readonly name = 'SayPrepaymentPercents1764000184000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
