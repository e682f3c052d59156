import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which writes of runs buried an edit of the other side, and how many records of a run they were. */
export class TellOverwrittenEdits1764000181300 implements MigrationInterface {
  readonly name = 'TellOverwrittenEdits1764000181300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE sync.sync_run ADD COLUMN overwritten integer NOT NULL DEFAULT 0',
    );
    await runner.query(
      'ALTER TABLE sync.journal_entry ADD COLUMN overwrote boolean NOT NULL DEFAULT false',
    );
    await runner.query(
      'CREATE INDEX ix_journal_entry_overwrote ON sync.journal_entry (run_id, id) WHERE overwrote',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync.journal_entry DROP COLUMN overwrote');
    await runner.query('ALTER TABLE sync.sync_run DROP COLUMN overwritten');
  }
}
