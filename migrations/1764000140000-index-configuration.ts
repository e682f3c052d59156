import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE INDEX ix_user_field_name ON sync.user_field ("name");
CREATE INDEX ix_record_template_record_table ON sync.record_template (record_table);
CREATE INDEX ix_mapping_template_priority ON sync.mapping_template (priority);
`;

const DOWN = `
DROP INDEX sync.ix_mapping_template_priority;
DROP INDEX sync.ix_record_template_record_table;
DROP INDEX sync.ix_user_field_name;
`;

/** Indexes for what lists of the configuration are filtered and sorted by. */
export class IndexConfiguration1764000140000 implements MigrationInterface {
  readonly name = 'IndexConfiguration1764000140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
