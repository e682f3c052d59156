import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE erp.price_list ADD COLUMN synchronized_with_crm boolean NOT NULL DEFAULT true;
ALTER TABLE sync.sales_settings
  ADD COLUMN product_quantity_decimals integer NOT NULL DEFAULT 2,
  ADD CONSTRAINT ck_sales_settings_decimals CHECK (product_quantity_decimals BETWEEN 0 AND 5);
ALTER TABLE sync.statistics_progress ADD COLUMN availability_snapshot text;
`;

const DOWN = `
ALTER TABLE sync.statistics_progress DROP COLUMN availability_snapshot;
ALTER TABLE sync.sales_settings DROP COLUMN product_quantity_decimals;
ALTER TABLE erp.price_list DROP COLUMN synchronized_with_crm;
`;

/** Which price lists the CRM is offered, the decimals of quantities, and how far stock has travelled. */
export class OfferPrices1764000160000 implements MigrationInterface {
  readonly name = 'OfferPrices1764000160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
