import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE sync.note_coupling (
  erp_note_id uuid NOT NULL,
  crm_note_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_note_coupling PRIMARY KEY (erp_note_id),
  CONSTRAINT uq_note_coupling_crm_note_id UNIQUE (crm_note_id)
);
`;

/** Which note of one side is which of the other. */
export class AddNoteCouplings1764000103001 implements MigrationInterface {
  readonly name = 'AddNoteCouplings1764000103001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sync.note_coupling');
  }
}
