import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.post_entry (
  id uuid NOT NULL,
  record_table varchar(63) NOT NULL,
  record_id uuid NOT NULL,
  crm_id uuid,
  change_type varchar(20) NOT NULL,
  text varchar(2048) NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_post_entry PRIMARY KEY (id),
  CONSTRAINT ck_post_entry_change CHECK (change_type IN ('RELEASED', 'SHIPMENT_CREATED', 'INVOICE_CREATED'))
);
CREATE INDEX ix_post_entry_created_at_id ON sync.post_entry (created_at, id);
CREATE INDEX ix_note_noted_at_id ON erp.note (noted_at, id);
ALTER TABLE sync.note_coupling ADD COLUMN crm_version bigint;
`;

const DOWN = `
DROP INDEX erp.ix_note_noted_at_id;
ALTER TABLE sync.note_coupling DROP COLUMN crm_version;
DROP TABLE sync.post_entry;
`;

/** Events that wait for the timeline of the CRM, and which version of a CRM note its copy is of. */
export class KeepPostEntries1764000150001 implements MigrationInterface {
  readonly name = 'KeepPostEntries1764000150001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
