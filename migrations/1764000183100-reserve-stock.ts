import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps which items are reserved for orders, and how much is. */
export class ReserveStock1764000183100 implements MigrationInterface {
  readonly name = 'ReserveStock1764000183100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE erp.item ADD COLUMN reserve integer NOT NULL DEFAULT 1`);
    await runner.query(
      `ALTER TABLE erp.sales_order_line ADD COLUMN reserved_quantity numeric NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erp.sales_order_line DROP COLUMN reserved_quantity');
    await runner.query('ALTER TABLE erp.item DROP COLUMN reserve');
  }
}
