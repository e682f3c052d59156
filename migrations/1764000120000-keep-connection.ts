import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.connection (
  id integer NOT NULL,
  environment_url varchar(250),
  authentication_type varchar(10) NOT NULL DEFAULT 'CLOUD',
  cloud varchar(15) NOT NULL DEFAULT 'PUBLIC',
  user_name varchar(250),
  domain varchar(250),
  password bytea,
  client_id varchar(250),
  client_secret bytea,
  redirect_url varchar(250),
  business_unit_id uuid,
  business_unit_name varchar(160),
  owner_team_id uuid,
  base_currency_id uuid,
  base_currency_code varchar(5),
  base_currency_symbol varchar(10),
  base_currency_precision integer,
  currency_decimal_precision integer,
  crm_version varchar(30),
  disable_reason varchar(1000),
  restore_connection boolean NOT NULL DEFAULT false,
  modified_at timestamptz NOT NULL,
  CONSTRAINT ck_connection_one CHECK (id = 1),
  CONSTRAINT ck_connection_cloud CHECK (cloud IN ('PUBLIC', 'US_GOVERNMENT', 'CHINA')),
  CONSTRAINT ck_connection_authentication CHECK (authentication_type IN ('CLOUD', 'AD', 'IFD', 'OAUTH')),
  CONSTRAINT pk_connection PRIMARY KEY (id)
);

ALTER TABLE crm.system_user ADD COLUMN security_roles jsonb NOT NULL DEFAULT '[]';
`;

const DOWN = `
ALTER TABLE crm.system_user DROP COLUMN security_roles;
DROP TABLE sync.connection;
`;

/** Keeps how the CRM is reached, and the roles of its users. */
export class KeepConnection1764000120000 implements MigrationInterface {
  readonly name = 'KeepConnection1764000120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
