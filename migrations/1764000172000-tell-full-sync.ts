import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE FUNCTION sync.tell_full_sync() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tandem_full_sync', to_jsonb(NEW) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE TRIGGER tell_full_sync AFTER INSERT OR UPDATE ON sync.full_sync
  FOR EACH ROW EXECUTE FUNCTION sync.tell_full_sync('id');

CREATE TRIGGER tell_full_sync AFTER INSERT OR UPDATE ON sync.full_sync_line
  FOR EACH ROW EXECUTE FUNCTION sync.tell_full_sync('full_sync_id');
`;

/** Tells how far full synchronizations have come, for those who follow them. */
export class TellFullSync1764000172000 implements MigrationInterface {
  readonly name = 'TellFullSync1764000172000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION sync.tell_full_sync() CASCADE');
  }
}
