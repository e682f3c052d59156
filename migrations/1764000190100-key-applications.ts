import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets an application of entries carry the key of its request, so that a repeated one finds it. */
export class KeyApplications1764000190100 implements MigrationInterface {
  readonly name = 'KeyApplications1764000190100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE erp.detailed_customer_ledger_entry ADD COLUMN idempotency_key varchar(100)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX ix_detailed_customer_ledger_entry_idempotency_key ON erp.detailed_customer_ledger_entry (idempotency_key)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE erp.detailed_customer_ledger_entry DROP COLUMN idempotency_key',
    );
  }
}
