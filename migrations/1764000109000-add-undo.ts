import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that take back another run, and how many records they removed. */
export class AddUndo1764000109000 implements MigrationInterface {
  readonly name = 'AddUndo1764000109000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE sync.sync_run ADD COLUMN undoes_run_id uuid, ADD COLUMN deleted integer NOT NULL DEFAULT '0'`,
    );
    await runner.query(
      `CREATE INDEX ix_sync_run_undoes ON sync.sync_run (undoes_run_id) WHERE undoes_run_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sync.ix_sync_run_undoes`);
    await runner.query(`ALTER TABLE sync.sync_run DROP COLUMN undoes_run_id, DROP COLUMN deleted`);
  }
}
