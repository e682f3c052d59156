import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE erp.sales_invoice ADD COLUMN cancelled boolean NOT NULL DEFAULT false;
`;

const DOWN = `
ALTER TABLE erp.sales_invoice DROP COLUMN cancelled;
`;

/** Says of a posted invoice that a corrective credit memo cancelled it. */
export class KeepCancelledInvoices1764000130000 implements MigrationInterface {
  readonly name = 'KeepCancelledInvoices1764000130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
