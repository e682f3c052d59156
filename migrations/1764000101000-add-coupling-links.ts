import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE sync.sales_settings ADD COLUMN crm_web_address varchar(250);

CREATE TABLE sync.coupling_assignment (
  id uuid NOT NULL,
  mapping_id uuid NOT NULL,
  crm_id uuid NOT NULL,
  erp_id uuid,
  assigned_at timestamptz NOT NULL,
  assigned_by varchar(100) NOT NULL,
  CONSTRAINT pk_coupling_assignment PRIMARY KEY (id),
  CONSTRAINT uq_coupling_assignment_mapping_id_crm_id UNIQUE (mapping_id, crm_id),
  CONSTRAINT uq_coupling_assignment_mapping_id_erp_id UNIQUE (mapping_id, erp_id),
  CONSTRAINT fk_coupling_assignment_mapping_id FOREIGN KEY (mapping_id)
    REFERENCES sync.table_mapping (id) ON DELETE CASCADE ON UPDATE NO ACTION
);

CREATE INDEX ix_coupling_assignment_crm_id ON sync.coupling_assignment (crm_id);

CREATE INDEX ix_coupling_assignment_erp_id ON sync.coupling_assignment (erp_id);
`;

const DOWN = `
DROP TABLE sync.coupling_assignment;
ALTER TABLE sync.sales_settings DROP COLUMN crm_web_address;
`;

/** Where the pages of the CRM are, and couplings that a person has chosen but not made yet. */
export class AddCouplingLinks1764000101000 implements MigrationInterface {
  readonly name = 'AddCouplingLinks1764000101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
