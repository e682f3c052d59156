import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether records created in the ERP keep the number of the CRM. */
export class KeepCrmNumbers1764000181200 implements MigrationInterface {
  readonly name = 'KeepCrmNumbers1764000181200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE sync.table_mapping ADD COLUMN number_policy varchar(10) NOT NULL DEFAULT 'ASSIGN',
         ADD CONSTRAINT ck_table_mapping_number_policy CHECK (number_policy IN ('ASSIGN', 'KEEP'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync.table_mapping DROP COLUMN number_policy');
  }
}
