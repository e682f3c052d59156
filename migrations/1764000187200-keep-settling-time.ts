import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a deletion policy was carried out for a pair stays with its coupling. */
export class KeepSettlingTime1764000187200 implements MigrationInterface {
  readonly name = 'KeepSettlingTime1764000187200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync.coupling ADD COLUMN deletion_settled_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync.coupling DROP COLUMN deletion_settled_at');
  }
}
