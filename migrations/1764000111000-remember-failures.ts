import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE sync.coupling
  ADD COLUMN failure_values jsonb,
  ADD COLUMN waiting_mapping_id uuid,
  ADD COLUMN waiting_for uuid;

CREATE INDEX ix_coupling_waiting_mapping_id ON sync.coupling (waiting_mapping_id) WHERE waiting_mapping_id IS NOT NULL;
`;

const DOWN = `
ALTER TABLE sync.coupling
  DROP COLUMN waiting_for,
  DROP COLUMN waiting_mapping_id,
  DROP COLUMN failure_values;
`;

/** Lets a failed pair remember what it failed with and what it waits for, so that it comes back by itself. */
export class RememberFailures1764000111000 implements MigrationInterface {
  readonly name = 'RememberFailures1764000111000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
