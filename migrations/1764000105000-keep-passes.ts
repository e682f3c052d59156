import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE sync.sync_run
  ADD COLUMN phase varchar(10),
  ADD COLUMN watermark_from bigint,
  ADD COLUMN watermark_to bigint,
  ADD COLUMN candidates integer NOT NULL DEFAULT '0',
  ADD COLUMN claim uuid,
  ADD COLUMN active_at timestamptz,
  ADD CONSTRAINT ck_sync_run_phase CHECK (phase IN ('FAILED', 'CREATES', 'CHANGES', 'DELETIONS', 'DONE'));

CREATE INDEX ix_sync_run_unfinished ON sync.sync_run (mapping_id, direction) WHERE status = 'IN_PROCESS';

ALTER TABLE sync.coupling
  ADD COLUMN erp_state varchar(12) NOT NULL DEFAULT 'PRESENT',
  ADD COLUMN crm_state varchar(12) NOT NULL DEFAULT 'PRESENT',
  ADD CONSTRAINT ck_coupling_erp_state CHECK (erp_state IN ('PRESENT', 'OUT_OF_SCOPE', 'DELETED')),
  ADD CONSTRAINT ck_coupling_crm_state CHECK (crm_state IN ('PRESENT', 'OUT_OF_SCOPE', 'DELETED'));

CREATE INDEX ix_coupling_failed ON sync.coupling (mapping_id, id)
  WHERE NOT skipped AND (last_result_to_crm = 'FAILURE' OR last_result_from_crm = 'FAILURE');

CREATE TABLE sync.pending_create (
  id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  direction varchar(10) NOT NULL,
  source_id uuid NOT NULL,
  code varchar(60) NOT NULL,
  field varchar(100),
  attempts integer NOT NULL DEFAULT '1',
  last_run_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  attempted_at timestamptz NOT NULL,
  CONSTRAINT uq_pending_create_mapping_id_direction_source_id UNIQUE (mapping_id, direction, source_id),
  CONSTRAINT ck_pending_create_direction CHECK (direction IN ('TO_CRM', 'FROM_CRM')),
  CONSTRAINT pk_pending_create PRIMARY KEY (id)
);

ALTER TABLE sync.pending_create
  ADD CONSTRAINT fk_pending_create_mapping_id FOREIGN KEY (mapping_id)
  REFERENCES sync.table_mapping(id) ON DELETE CASCADE ON UPDATE NO ACTION;

CREATE TABLE sync.deleted_record (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  record_table varchar(63) NOT NULL,
  record_id uuid NOT NULL,
  deleted_at timestamptz NOT NULL,
  deleted_by varchar(100) NOT NULL,
  CONSTRAINT pk_deleted_record PRIMARY KEY (id)
);

CREATE INDEX ix_deleted_record_record_table_id ON sync.deleted_record (record_table, id);

CREATE FUNCTION sync.note_deleted_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deleted_table text := TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME;
BEGIN
  IF EXISTS (SELECT 1 FROM sync.table_mapping m WHERE m.erp_table = deleted_table OR m.crm_table = deleted_table) THEN
    INSERT INTO sync.deleted_record (record_table, record_id, deleted_at, deleted_by)
    SELECT deleted_table, d.id,
           coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, clock_timestamp()),
           coalesce(nullif(current_setting('tandem.actor', true), ''), session_user::text)
      FROM deleted d;
  END IF;
  RETURN NULL;
END $$;
`;

const DOWN = `
DROP FUNCTION sync.note_deleted_rows() CASCADE;
DROP TABLE sync.deleted_record;
DROP TABLE sync.pending_create;
DROP INDEX sync.ix_coupling_failed;
ALTER TABLE sync.coupling DROP COLUMN erp_state, DROP COLUMN crm_state;
DROP INDEX sync.ix_sync_run_unfinished;
ALTER TABLE sync.sync_run
  DROP COLUMN phase, DROP COLUMN watermark_from, DROP COLUMN watermark_to,
  DROP COLUMN candidates, DROP COLUMN claim, DROP COLUMN active_at;
`;

const STAMPED_TABLES = `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
  WHERE table_schema IN ('erp', 'crm') AND column_name = 'changed_xid' ORDER BY 1`;

/** What a run over modified records keeps: its progress, creates to be tried again, and records that are gone. */
export class KeepPasses1764000105000 implements MigrationInterface {
  readonly name = 'KeepPasses1764000105000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    const tables = (await runner.query(STAMPED_TABLES)) as { name: string }[];
    for (const { name } of tables) {
      await runner.query(
        `CREATE TRIGGER note_deleted_rows AFTER DELETE ON ${name} REFERENCING OLD TABLE AS deleted
           FOR EACH STATEMENT EXECUTE FUNCTION sync.note_deleted_rows()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
