import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.job (
  id uuid NOT NULL,
  kind varchar(30) NOT NULL,
  mapping_id uuid,
  key varchar(200) NOT NULL DEFAULT '',
  payload jsonb NOT NULL,
  recurring boolean NOT NULL DEFAULT false,
  interval_minutes integer,
  inactivity_minutes integer,
  status varchar(20) NOT NULL DEFAULT 'READY',
  hold_reason varchar(15),
  category varchar(60),
  waits_for jsonb NOT NULL,
  next_run_at timestamptz,
  ready_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  max_attempts integer NOT NULL,
  wakes boolean NOT NULL DEFAULT true,
  dirty boolean NOT NULL DEFAULT false,
  claim uuid,
  lease_until timestamptz,
  requested_by varchar(100) NOT NULL,
  created_at timestamptz NOT NULL,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_outcome varchar(10),
  last_counts jsonb,
  last_error_code varchar(60),
  last_error varchar(2000),
  CONSTRAINT ck_job_status CHECK (status IN ('READY', 'IN_PROCESS', 'ERROR', 'ON_HOLD', 'ON_HOLD_INACTIVE', 'WAITING', 'FINISHED')),
  CONSTRAINT ck_job_hold_reason CHECK (hold_reason IN ('PERSON', 'CONNECTION', 'SETTING')),
  CONSTRAINT ck_job_last_outcome CHECK (last_outcome IN ('SUCCESS', 'ERROR', 'STOPPED')),
  CONSTRAINT pk_job PRIMARY KEY (id),
  CONSTRAINT fk_job_mapping_id FOREIGN KEY (mapping_id) REFERENCES sync.table_mapping (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ix_job_recurring ON sync.job (kind, key) WHERE recurring;
CREATE INDEX ix_job_kind ON sync.job (kind);
CREATE INDEX ix_job_mapping_id ON sync.job (mapping_id);
CREATE INDEX ix_job_status ON sync.job (status, next_run_at);
CREATE INDEX ix_job_next_run_at ON sync.job (next_run_at);
CREATE INDEX ix_job_created_at ON sync.job (created_at);

CREATE TABLE sync.job_execution (
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  kind varchar(30) NOT NULL,
  mapping_id uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  outcome varchar(10) NOT NULL,
  attempt integer NOT NULL,
  counts jsonb NOT NULL,
  run_ids jsonb NOT NULL,
  code varchar(60),
  message varchar(2000),
  worker varchar(100) NOT NULL,
  CONSTRAINT ck_job_execution_outcome CHECK (outcome IN ('SUCCESS', 'ERROR', 'STOPPED')),
  CONSTRAINT pk_job_execution PRIMARY KEY (id)
);
CREATE INDEX ix_job_execution_job_id_started_at_id ON sync.job_execution (job_id, started_at, id);
CREATE INDEX ix_job_execution_started_at_id ON sync.job_execution (started_at, id);
CREATE INDEX ix_job_execution_kind ON sync.job_execution (kind);
CREATE INDEX ix_job_execution_mapping_id ON sync.job_execution (mapping_id);
CREATE INDEX ix_job_execution_outcome_started_at ON sync.job_execution (outcome, started_at);

CREATE TABLE sync.job_settings (
  id integer NOT NULL,
  wake_delay_seconds integer NOT NULL DEFAULT 1,
  keep_successful_runs_days integer NOT NULL DEFAULT 30,
  keep_failed_runs_days integer NOT NULL DEFAULT 90,
  keep_journal_days integer NOT NULL DEFAULT 365,
  keep_executions_days integer NOT NULL DEFAULT 30,
  failures_counted_from timestamptz,
  CONSTRAINT ck_job_settings_one CHECK (id = 1),
  CONSTRAINT pk_job_settings PRIMARY KEY (id)
);
INSERT INTO sync.job_settings (id) VALUES (1);
`;

const DOWN = `
DROP TABLE sync.job_settings;
DROP TABLE sync.job_execution;
DROP TABLE sync.job;
`;

/** Keeps jobs, what became of each execution, and how long logs are kept. */
export class KeepJobs1764000141102 implements MigrationInterface {
  readonly name = 'KeepJobs1764000141102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
