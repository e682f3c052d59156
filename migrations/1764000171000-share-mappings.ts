import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table mappings whose CRM records several companies share. */
export class ShareMappings1764000171000 implements MigrationInterface {
  readonly name = 'ShareMappings1764000171000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE sync.table_mapping ADD COLUMN multi_company boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync.table_mapping DROP COLUMN multi_company');
  }
}
