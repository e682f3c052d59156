import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.transformation_rule (
  id uuid NOT NULL,
  code varchar(30) NOT NULL,
  description varchar(250),
  type varchar(30) NOT NULL,
  parameters jsonb NOT NULL,
  next_code varchar(30),
  user_defined boolean NOT NULL DEFAULT false,
  delivered jsonb,
  version integer NOT NULL DEFAULT '1',
  modified_at timestamptz NOT NULL,
  CONSTRAINT ck_transformation_rule_next CHECK (next_code <> code),
  CONSTRAINT pk_transformation_rule PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_transformation_rule_code ON sync.transformation_rule (code);

CREATE INDEX ix_transformation_rule_next_code ON sync.transformation_rule (next_code);

ALTER TABLE sync.transformation_rule ADD CONSTRAINT fk_transformation_rule_next_code
  FOREIGN KEY (next_code) REFERENCES sync.transformation_rule (code) ON UPDATE CASCADE;

CREATE TABLE sync.record_template (
  id uuid NOT NULL,
  code varchar(30) NOT NULL,
  title varchar(100),
  record_table varchar(63) NOT NULL,
  defaults jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT '1',
  modified_at timestamptz NOT NULL,
  CONSTRAINT pk_record_template PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_record_template_code ON sync.record_template (code);

CREATE TABLE sync.mapping_template (
  id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  side varchar(3) NOT NULL,
  priority integer NOT NULL,
  template_code varchar(30) NOT NULL,
  filter jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT uq_mapping_template_mapping_id_side_priority UNIQUE (mapping_id, side, priority),
  CONSTRAINT ck_mapping_template_side CHECK (side IN ('ERP', 'CRM')),
  CONSTRAINT pk_mapping_template PRIMARY KEY (id),
  CONSTRAINT fk_mapping_template_mapping_id FOREIGN KEY (mapping_id) REFERENCES sync.table_mapping (id) ON DELETE CASCADE
);

CREATE TABLE sync.user_field (
  id uuid NOT NULL,
  record_table varchar(63) NOT NULL,
  "name" varchar(60) NOT NULL,
  title varchar(100),
  type varchar(10) NOT NULL,
  length integer,
  modified_at timestamptz NOT NULL,
  CONSTRAINT uq_user_field_record_table_name UNIQUE (record_table, "name"),
  CONSTRAINT ck_user_field_type CHECK (type IN ('TEXT', 'CODE', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'DATE_TIME')),
  CONSTRAINT pk_user_field PRIMARY KEY (id)
);

CREATE TABLE sync.mapping_blueprint (
  id uuid NOT NULL,
  "name" varchar(20) NOT NULL,
  document jsonb NOT NULL,
  modified_at timestamptz NOT NULL,
  CONSTRAINT pk_mapping_blueprint PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_mapping_blueprint_name ON sync.mapping_blueprint ("name");

ALTER TABLE sync.table_mapping
  ADD delivered jsonb,
  ADD version integer NOT NULL DEFAULT '1';

ALTER TABLE sync.field_mapping
  ADD transformation_rule varchar(30),
  ADD transformation_direction varchar(10),
  ADD on_failure varchar(10) NOT NULL DEFAULT 'FAIL',
  ADD update_policy varchar(10),
  ADD delivered jsonb,
  ADD CONSTRAINT ck_field_mapping_transformation CHECK (transformation_direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')),
  ADD CONSTRAINT ck_field_mapping_on_failure CHECK (on_failure IN ('FAIL', 'SKIP', 'CLEAR')),
  ADD CONSTRAINT ck_field_mapping_update_policy CHECK (update_policy IN ('ERP_WINS', 'CRM_WINS', 'ASK')),
  ADD CONSTRAINT fk_field_mapping_transformation_rule
    FOREIGN KEY (transformation_rule) REFERENCES sync.transformation_rule (code) ON UPDATE CASCADE;

CREATE INDEX ix_field_mapping_transformation_rule ON sync.field_mapping (transformation_rule);
`;

const DOWN = `
ALTER TABLE sync.field_mapping
  DROP COLUMN transformation_rule,
  DROP COLUMN transformation_direction,
  DROP COLUMN on_failure,
  DROP COLUMN update_policy,
  DROP COLUMN delivered;

ALTER TABLE sync.table_mapping DROP COLUMN delivered, DROP COLUMN version;

DROP TABLE sync.mapping_blueprint;
DROP TABLE sync.user_field;
DROP TABLE sync.mapping_template;
DROP TABLE sync.record_template;
DROP TABLE sync.transformation_rule;
`;

/** What an administrator configures beyond the delivered mappings: rules, templates, fields, and what was delivered. */
export class ConfigureMappings1764000107000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
