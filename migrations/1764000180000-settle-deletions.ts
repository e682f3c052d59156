import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE sync.table_mapping DROP CONSTRAINT ck_table_mapping_deletion_policy;
ALTER TABLE sync.table_mapping ADD CONSTRAINT ck_table_mapping_deletion_policy
  CHECK (deletion_policy IN ('NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE'));
ALTER TABLE sync.coupling ADD COLUMN deletion_settled_by varchar(20)
  CONSTRAINT ck_coupling_deletion_settled_by CHECK (deletion_settled_by IN ('IGNORE', 'DEACTIVATE'));
CREATE INDEX ix_coupling_deleted ON sync.coupling (mapping_id, id) WHERE erp_state = 'DELETED' OR crm_state = 'DELETED';
CREATE INDEX ix_account_merged ON crm.account (id) WHERE merged;
`;

const DOWN = `
DROP INDEX crm.ix_account_merged;
DROP INDEX sync.ix_coupling_deleted;
ALTER TABLE sync.coupling DROP COLUMN deletion_settled_by;
ALTER TABLE sync.table_mapping DROP CONSTRAINT ck_table_mapping_deletion_policy;
UPDATE sync.table_mapping SET deletion_policy = 'NONE' WHERE deletion_policy IN ('IGNORE', 'DEACTIVATE');
ALTER TABLE sync.table_mapping ADD CONSTRAINT ck_table_mapping_deletion_policy
  CHECK (deletion_policy IN ('NONE', 'RESTORE', 'REMOVE_COUPLING'));
`;

/** What a deletion policy did with a pair stays with its coupling; pairs of lost and merged records are found by index. */
export class SettleDeletions1764000180000 implements MigrationInterface {
  readonly name = 'SettleDeletions1764000180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
