import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Commits tell how far runs have come and which journal entries they made, by ids alone; who is interested reads
 * the rows. Ids go in portions, as a notification holds 8,000 bytes.
 */
const UP = `
CREATE FUNCTION sync.tell_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tandem_run', NEW.id::text);
  RETURN NULL;
END $$;

CREATE TRIGGER tell_run AFTER INSERT OR UPDATE ON sync.sync_run
  FOR EACH ROW EXECUTE FUNCTION sync.tell_run();

CREATE FUNCTION sync.tell_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tandem_journal', string_agg(a.id::text, ',' ORDER BY a.id))
     FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 400 AS portion FROM added) a GROUP BY a.portion;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_journal AFTER INSERT ON sync.journal_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION sync.tell_journal();
`;

const DOWN = `
DROP FUNCTION sync.tell_journal() CASCADE;
DROP FUNCTION sync.tell_run() CASCADE;
`;

/** Tells of runs and of what they wrote, for those who follow them. */
export class TellProgress1764000143000 implements MigrationInterface {
  readonly name = 'TellProgress1764000143000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
