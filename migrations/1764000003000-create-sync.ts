import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE SCHEMA sync;

CREATE TABLE sync.table_mapping (
  id uuid NOT NULL,
  "name" varchar(20) NOT NULL,
  variant varchar(20) NOT NULL DEFAULT '',
  title varchar(100) NOT NULL,
  "position" integer NOT NULL,
  erp_table varchar(63) NOT NULL,
  crm_table varchar(63) NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  direction varchar(10) NOT NULL,
  only_coupled boolean NOT NULL DEFAULT true,
  erp_filter jsonb NOT NULL,
  crm_filter jsonb NOT NULL,
  deletion_policy varchar(20) NOT NULL DEFAULT 'NONE',
  update_policy varchar(10) NOT NULL DEFAULT 'MERGE',
  sync_after_coupling boolean NOT NULL DEFAULT false,
  create_on_no_match boolean NOT NULL DEFAULT false,
  erp_watermark bigint,
  crm_watermark bigint,
  erp_synced_at timestamptz,
  crm_synced_at timestamptz,
  interval_minutes integer,
  inactivity_minutes integer,
  depends_on jsonb NOT NULL,
  user_defined boolean NOT NULL DEFAULT false,
  modified_at timestamptz NOT NULL,
  CONSTRAINT ck_table_mapping_deletion_policy CHECK (deletion_policy IN ('NONE', 'RESTORE', 'REMOVE_COUPLING')),
  CONSTRAINT ck_table_mapping_update_policy CHECK (update_policy IN ('NONE', 'SEND', 'GET', 'MERGE')),
  CONSTRAINT ck_table_mapping_direction CHECK (direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')),
  CONSTRAINT pk_table_mapping PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_table_mapping_name_variant ON sync.table_mapping ("name", variant);

CREATE TABLE sync.coupling (
  id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  erp_id uuid NOT NULL,
  crm_id uuid NOT NULL,
  erp_version bigint,
  crm_version bigint,
  base jsonb,
  last_result_to_crm varchar(10) NOT NULL DEFAULT 'NONE',
  last_result_from_crm varchar(10) NOT NULL DEFAULT 'NONE',
  last_run_to_crm_id uuid,
  last_run_from_crm_id uuid,
  skipped boolean NOT NULL DEFAULT false,
  failure_code varchar(60),
  failure_field varchar(100),
  failure_count integer NOT NULL DEFAULT '0',
  last_synced_at timestamptz,
  created_at timestamptz NOT NULL,
  statistics_uploaded boolean NOT NULL DEFAULT false,
  order_archived boolean NOT NULL DEFAULT false,
  archived_order_updated boolean NOT NULL DEFAULT false,
  CONSTRAINT uq_coupling_crm_id_mapping_id UNIQUE (crm_id, mapping_id),
  CONSTRAINT uq_coupling_erp_id_mapping_id UNIQUE (erp_id, mapping_id),
  CONSTRAINT ck_coupling_result_from_crm CHECK (last_result_from_crm IN ('NONE', 'SUCCESS', 'FAILURE')),
  CONSTRAINT ck_coupling_result_to_crm CHECK (last_result_to_crm IN ('NONE', 'SUCCESS', 'FAILURE')),
  CONSTRAINT pk_coupling PRIMARY KEY (id)
);

CREATE INDEX ix_coupling_mapping_id ON sync.coupling (mapping_id);

CREATE TABLE sync.field_mapping (
  id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  "position" integer NOT NULL,
  erp_field varchar(100),
  crm_field varchar(100),
  direction varchar(10) NOT NULL,
  constant_value varchar(100),
  rule varchar(30),
  refers_to_mapping varchar(20),
  refers_to_erp_key varchar(100),
  clear_on_failed_sync boolean NOT NULL DEFAULT false,
  not_null boolean NOT NULL DEFAULT false,
  validate_erp boolean NOT NULL DEFAULT true,
  validate_crm boolean NOT NULL DEFAULT false,
  enabled boolean NOT NULL DEFAULT true,
  active_when varchar(60),
  crm_access varchar(10),
  merge_unit varchar(40),
  use_for_matching boolean NOT NULL DEFAULT false,
  match_case_sensitive boolean NOT NULL DEFAULT false,
  match_priority integer NOT NULL DEFAULT '0',
  user_defined boolean NOT NULL DEFAULT false,
  CONSTRAINT uq_field_mapping_mapping_id_position UNIQUE (mapping_id, "position"),
  CONSTRAINT ck_field_mapping_clear CHECK (NOT (clear_on_failed_sync AND not_null)),
  CONSTRAINT ck_field_mapping_side CHECK (erp_field IS NOT NULL OR crm_field IS NOT NULL),
  CONSTRAINT ck_field_mapping_direction CHECK (direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')),
  CONSTRAINT pk_field_mapping PRIMARY KEY (id)
);

CREATE TABLE sync.sync_run (
  id uuid NOT NULL,
  mapping_id uuid,
  kind varchar(20) NOT NULL,
  direction varchar(10),
  status varchar(15) NOT NULL DEFAULT 'IN_PROCESS',
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  started_by varchar(100) NOT NULL,
  forced boolean NOT NULL DEFAULT false,
  scope jsonb,
  inserted integer NOT NULL DEFAULT '0',
  modified integer NOT NULL DEFAULT '0',
  unchanged integer NOT NULL DEFAULT '0',
  skipped integer NOT NULL DEFAULT '0',
  failed integer NOT NULL DEFAULT '0',
  coupled integer NOT NULL DEFAULT '0',
  uncoupled integer NOT NULL DEFAULT '0',
  cursor_xid bigint,
  cursor_id uuid,
  message varchar(500),
  CONSTRAINT ck_sync_run_status CHECK (status IN ('IN_PROCESS', 'SUCCESS', 'ERROR')),
  CONSTRAINT pk_sync_run PRIMARY KEY (id)
);

CREATE INDEX ix_sync_run_started_at ON sync.sync_run (started_at);

CREATE INDEX ix_sync_run_mapping_id_started_at ON sync.sync_run (mapping_id, started_at);

CREATE TABLE sync.journal_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  run_id uuid NOT NULL,
  coupling_id uuid,
  side varchar(3) NOT NULL,
  record_table varchar(63) NOT NULL,
  record_id uuid NOT NULL,
  action varchar(10) NOT NULL,
  version bigint,
  changes jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT ck_journal_entry_side CHECK (side IN ('ERP', 'CRM')),
  CONSTRAINT pk_journal_entry PRIMARY KEY (id)
);

CREATE INDEX ix_journal_entry_record_id_id ON sync.journal_entry (record_id, id);

CREATE INDEX ix_journal_entry_run_id_id ON sync.journal_entry (run_id, id);

CREATE TABLE sync.sync_run_error (
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  coupling_id uuid,
  erp_id uuid,
  crm_id uuid,
  record varchar(300),
  code varchar(60) NOT NULL,
  message varchar(1000) NOT NULL,
  field varchar(100),
  "value" varchar(1000),
  remedy varchar(1000),
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_sync_run_error PRIMARY KEY (id)
);

CREATE INDEX ix_sync_run_error_coupling_id_created_at ON sync.sync_run_error (coupling_id, created_at);

CREATE INDEX ix_sync_run_error_run_id_created_at_id ON sync.sync_run_error (run_id, created_at, id);

CREATE TABLE sync.sales_settings (
  id integer NOT NULL,
  connection_enabled boolean NOT NULL DEFAULT true,
  sales_connection_enabled boolean NOT NULL DEFAULT true,
  ownership_model varchar(10) NOT NULL DEFAULT 'TEAM',
  default_owning_team_id uuid,
  company_id uuid,
  unit_group_mapping boolean NOT NULL DEFAULT true,
  extended_price_calculation boolean NOT NULL DEFAULT false,
  order_integration varchar(10) NOT NULL DEFAULT 'ONE_WAY',
  auto_create_sales_orders boolean NOT NULL DEFAULT false,
  auto_process_quotes boolean NOT NULL DEFAULT false,
  item_availability boolean NOT NULL DEFAULT false,
  write_in_product_type varchar(10),
  write_in_product_no varchar(20),
  freight_gl_account_no varchar(20),
  discount_becomes_payment_discount boolean NOT NULL DEFAULT false,
  default_price_list_id uuid,
  product_short_name varchar(60) NOT NULL DEFAULT 'Business Central',
  modified_at timestamptz NOT NULL,
  CONSTRAINT ck_sales_settings_one CHECK (id = 1),
  CONSTRAINT ck_sales_settings_orders CHECK (order_integration IN ('NONE', 'ONE_WAY', 'TWO_WAY')),
  CONSTRAINT ck_sales_settings_ownership CHECK (ownership_model IN ('PERSON', 'TEAM')),
  CONSTRAINT pk_sales_settings PRIMARY KEY (id)
);

ALTER TABLE sync.coupling
  ADD CONSTRAINT fk_coupling_mapping_id FOREIGN KEY (mapping_id)
  REFERENCES sync.table_mapping(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE sync.field_mapping
  ADD CONSTRAINT fk_field_mapping_mapping_id FOREIGN KEY (mapping_id)
  REFERENCES sync.table_mapping(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE sync.sync_run
  ADD CONSTRAINT fk_sync_run_mapping_id FOREIGN KEY (mapping_id)
  REFERENCES sync.table_mapping(id) ON DELETE SET NULL ON UPDATE NO ACTION;

ALTER TABLE sync.sync_run_error
  ADD CONSTRAINT fk_sync_run_error_run_id FOREIGN KEY (run_id)
  REFERENCES sync.sync_run(id) ON DELETE CASCADE ON UPDATE NO ACTION;
`;

/** The machinery: mappings, couplings, runs, journal, settings. */
export class CreateSync1764000003000 implements MigrationInterface {
  readonly name = 'CreateSync1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA sync CASCADE');
  }
}
