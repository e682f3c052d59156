import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.full_sync (
  id uuid NOT NULL,
  status varchar(15) NOT NULL DEFAULT 'REVIEW',
  created_at timestamptz NOT NULL,
  created_by varchar(100) NOT NULL,
  started_at timestamptz,
  started_by varchar(100),
  finished_at timestamptz,
  CONSTRAINT pk_full_sync PRIMARY KEY (id),
  CONSTRAINT ck_full_sync_status CHECK (status IN ('REVIEW', 'IN_PROCESS', 'FINISHED', 'ERROR', 'CANCELLED'))
);
CREATE INDEX ix_full_sync_created_at ON sync.full_sync (created_at);

CREATE TABLE sync.full_sync_line (
  id uuid NOT NULL,
  full_sync_id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  position integer NOT NULL,
  dependencies jsonb NOT NULL,
  direction varchar(10) NOT NULL,
  recommendation varchar(10) NOT NULL,
  choice varchar(10) NOT NULL,
  stop_above_percent integer,
  status varchar(10) NOT NULL DEFAULT 'OPEN',
  erp_records integer NOT NULL DEFAULT 0,
  crm_records integer NOT NULL DEFAULT 0,
  job_id uuid,
  couple_run_id uuid,
  to_run_id uuid,
  from_run_id uuid,
  expected integer,
  processed integer NOT NULL DEFAULT 0,
  inserted integer NOT NULL DEFAULT 0,
  modified integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  coupled integer NOT NULL DEFAULT 0,
  started_at timestamptz,
  active_at timestamptz,
  finished_at timestamptz,
  stopping boolean NOT NULL DEFAULT false,
  error_code varchar(60),
  message varchar(1000),
  CONSTRAINT pk_full_sync_line PRIMARY KEY (id),
  CONSTRAINT ck_full_sync_line_choice CHECK (choice IN ('FULL', 'COUPLE', 'NO_RECORDS', 'LEAVE_OUT')),
  CONSTRAINT ck_full_sync_line_direction CHECK (direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')),
  CONSTRAINT ck_full_sync_line_recommendation CHECK (recommendation IN ('FULL', 'COUPLE', 'NO_RECORDS')),
  CONSTRAINT ck_full_sync_line_status CHECK (status IN ('OPEN', 'QUEUED', 'IN_PROCESS', 'FINISHED', 'ERROR', 'CANCELLED')),
  CONSTRAINT fk_full_sync_line_full_sync_id FOREIGN KEY (full_sync_id) REFERENCES sync.full_sync (id) ON DELETE CASCADE,
  CONSTRAINT fk_full_sync_line_mapping_id FOREIGN KEY (mapping_id) REFERENCES sync.table_mapping (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ix_full_sync_line_full_sync_id_mapping_id ON sync.full_sync_line (full_sync_id, mapping_id);
CREATE INDEX ix_full_sync_line_loading ON sync.full_sync_line (mapping_id) WHERE status IN ('QUEUED', 'IN_PROCESS');
`;

const DOWN = `
DROP TABLE sync.full_sync_line;
DROP TABLE sync.full_sync;
`;

/** Keeps full synchronizations and their lines. */
export class KeepFullSynchronizations1764000142000 implements MigrationInterface {
  readonly name = 'KeepFullSynchronizations1764000142000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
