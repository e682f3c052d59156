import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every write of a row draws a new version from its side's sequence and notes its transaction, its
 * instant and its writer. The unit of work says who and when; a statement of any other origin is stamped
 * with the database's own user and clock.
 */
const FUNCTION = (side: string): string => `
CREATE FUNCTION ${side}.stamp_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := nextval('${side}.version');
  NEW.changed_xid := pg_current_xact_id()::text::bigint;
  NEW.modified_at := coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, clock_timestamp());
  NEW.modified_by := coalesce(nullif(current_setting('tandem.actor', true), ''), session_user::text);
  IF TG_OP = 'INSERT' THEN
    NEW.created_at := coalesce(NEW.created_at, NEW.modified_at);
  END IF;
  RETURN NEW;
END $$;
`;

const TABLES = (side: string): string =>
  `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
    WHERE table_schema = '${side}' AND column_name = 'changed_xid' ORDER BY 1`;

/** Gives both sides their row stamps. */
export class StampRows1764000004000 implements MigrationInterface {
  readonly name = 'StampRows1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const side of ['erp', 'crm']) {
      await runner.query(FUNCTION(side));
      const tables = (await runner.query(TABLES(side))) as { name: string }[];
      for (const { name } of tables) {
        await runner.query(
          `CREATE TRIGGER stamp_row BEFORE INSERT OR UPDATE ON ${name}
             FOR EACH ROW EXECUTE FUNCTION ${side}.stamp_row()`,
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const side of ['erp', 'crm'])
      await runner.query(`DROP FUNCTION ${side}.stamp_row() CASCADE`);
  }
}
