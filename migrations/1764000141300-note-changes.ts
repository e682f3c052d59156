import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every statement that changes rows of a mapped table notes them for the mappings that would carry them over,
 * in the writer's own transaction: who reads the notes sees exactly what is committed, however late. What the
 * engine writes itself is not noted. A statement over many rows is noted as one, and the mapping runs as a whole.
 */
const UP = `
ALTER TABLE sync.table_mapping ADD COLUMN event_wakeup boolean NOT NULL DEFAULT true;

CREATE TABLE sync.changed_record (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  mapping_id uuid NOT NULL,
  direction varchar(10) NOT NULL,
  record_id uuid,
  changed_xid bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT ck_changed_record_direction CHECK (direction IN ('TO_CRM', 'FROM_CRM')),
  CONSTRAINT pk_changed_record PRIMARY KEY (id)
);

CREATE INDEX ix_changed_record_mapping_id_direction_id ON sync.changed_record (mapping_id, direction, id);

CREATE FUNCTION sync.note_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Lines say in two arguments which table their header is in, and the column that names it.
  noted_table text := coalesce(TG_ARGV[0], TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
  gone boolean := TG_OP = 'DELETE' AND TG_NARGS = 0;
  instant timestamptz := coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, clock_timestamp());
  many boolean;
  woken record;
BEGIN
  IF current_setting('tandem.actor', true) = 'integration' THEN
    RETURN NULL;
  END IF;
  FOR woken IN
    SELECT m.id, d.direction
      FROM sync.table_mapping m CROSS JOIN (VALUES ('TO_CRM'), ('FROM_CRM')) d (direction)
     WHERE noted_table IN (m.erp_table, m.crm_table) AND m.enabled AND m.event_wakeup
       AND m.direction IN ('BOTH', d.direction)
       AND (gone OR noted_table = CASE d.direction WHEN 'TO_CRM' THEN m.erp_table ELSE m.crm_table END)
       AND EXISTS (SELECT 1 FROM sync.sales_settings s WHERE s.connection_enabled)
  LOOP
    many := coalesce(many, (SELECT count(*) > 500 FROM (SELECT 1 FROM changed LIMIT 501) c));
    IF many THEN
      INSERT INTO sync.changed_record (mapping_id, direction, record_id, changed_xid, changed_at)
      VALUES (woken.id, woken.direction, NULL, pg_current_xact_id()::text::bigint, instant);
    ELSIF TG_NARGS = 0 THEN
      INSERT INTO sync.changed_record (mapping_id, direction, record_id, changed_xid, changed_at)
      SELECT woken.id, woken.direction, c.id, pg_current_xact_id()::text::bigint, instant FROM changed c;
    ELSE
      INSERT INTO sync.changed_record (mapping_id, direction, record_id, changed_xid, changed_at)
      SELECT DISTINCT woken.id, woken.direction, (to_jsonb(c) ->> TG_ARGV[1])::uuid, pg_current_xact_id()::text::bigint, instant
        FROM changed c;
    END IF;
    IF FOUND THEN
      PERFORM pg_notify('tandem_changed', woken.id::text);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
`;

const DOWN = `
DROP FUNCTION sync.note_changed_rows() CASCADE;
DROP TABLE sync.changed_record;
ALTER TABLE sync.table_mapping DROP COLUMN event_wakeup;
`;

const STAMPED_TABLES = `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
  WHERE table_schema IN ('erp', 'crm') AND column_name = 'changed_xid' ORDER BY 1`;

/** Lines that travel with their header: a change of theirs wakes it. */
const HEADERS: Readonly<Record<string, string>> = {
  'erp.sales_order_line': `'erp.sales_order', 'document_id'`,
  'crm.sales_order_line': `'crm.sales_order', 'sales_order_id'`,
};

const EVENTS = [
  ['INSERT', 'NEW'],
  ['UPDATE', 'NEW'],
  ['DELETE', 'OLD'],
] as const;

/** Notes the records that people change, for those who carry them over at once. */
export class NoteChanges1764000141300 implements MigrationInterface {
  readonly name = 'NoteChanges1764000141300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    const tables = (await runner.query(STAMPED_TABLES)) as { name: string }[];
    for (const { name } of tables) {
      for (const [event, rows] of EVENTS)
        await runner.query(
          `CREATE TRIGGER note_changed_rows_${event.toLowerCase()} AFTER ${event} ON ${name}
             REFERENCING ${rows} TABLE AS changed
             FOR EACH STATEMENT EXECUTE FUNCTION sync.note_changed_rows(${HEADERS[name] ?? ''})`,
        );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
