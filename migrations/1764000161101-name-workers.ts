import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE sync.job ADD COLUMN worker varchar(100);
`;

const DOWN = `
ALTER TABLE sync.job DROP COLUMN worker;
`;

/** Says of a job that is in process which process runs it. */
export class NameWorkers1764000161101 implements MigrationInterface {
  readonly name = 'NameWorkers1764000161101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
