import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE erp.gl_account (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "number" varchar(20) NOT NULL,
  "name" varchar(100),
  direct_posting boolean NOT NULL DEFAULT true,
  blocked boolean NOT NULL DEFAULT false,
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  CONSTRAINT pk_gl_account PRIMARY KEY (id)
);

CREATE INDEX ix_gl_account_changed_xid ON erp.gl_account (changed_xid);

CREATE UNIQUE INDEX ix_gl_account_number ON erp.gl_account ("number");

CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON erp.gl_account
  FOR EACH ROW EXECUTE FUNCTION erp.stamp_row();
`;

/** Accounts of the general ledger, which freight becomes a line on. */
export class AddGlAccounts1764000103000 implements MigrationInterface {
  readonly name = 'AddGlAccounts1764000103000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erp.gl_account');
  }
}
