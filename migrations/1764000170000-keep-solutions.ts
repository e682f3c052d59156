import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE crm.solution (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  unique_name varchar(65) NOT NULL,
  friendly_name varchar(256),
  solution_version varchar(50) NOT NULL,
  is_managed boolean NOT NULL DEFAULT false,
  CONSTRAINT ck_solution_version CHECK (solution_version ~ '^[0-9]+([.][0-9]+){1,3}$'),
  CONSTRAINT pk_solution PRIMARY KEY (id)
);

CREATE INDEX ix_solution_changed_xid ON crm.solution (changed_xid);

CREATE UNIQUE INDEX ix_solution_unique_name ON crm.solution (unique_name);

CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON crm.solution
  FOR EACH ROW EXECUTE FUNCTION crm.stamp_row();

ALTER TABLE crm.team ADD COLUMN security_roles jsonb NOT NULL DEFAULT '[]';

ALTER TABLE crm.company ADD COLUMN erp_web_address varchar(250);
`;

const DOWN = `
ALTER TABLE crm.company DROP COLUMN erp_web_address;
ALTER TABLE crm.team DROP COLUMN security_roles;
DROP TABLE crm.solution;
`;

/** Keeps the solutions of the CRM, the roles of its teams, and where it finds the ERP. */
export class KeepSolutions1764000170000 implements MigrationInterface {
  readonly name = 'KeepSolutions1764000170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
