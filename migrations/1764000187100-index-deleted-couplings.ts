import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of couplings that lost a record reads them in its order, however many others there are. */
export class IndexDeletedCouplings1764000187100 implements MigrationInterface {
  readonly name = 'IndexDeletedCouplings1764000187100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX ix_coupling_deleted_created ON sync.coupling (created_at, id)
        WHERE erp_state = 'DELETED' OR crm_state = 'DELETED'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sync.ix_coupling_deleted_created');
  }
}
