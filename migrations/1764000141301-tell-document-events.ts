import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens to documents is told by the name of its table; what the hub writes itself is not told. */
const FUNCTION = `
CREATE FUNCTION sync.tell_document_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('tandem.actor', true) IS DISTINCT FROM 'integration' THEN
    PERFORM pg_notify('tandem_changed', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;
`;

/** When a table tells: of which events, and of which rows alone. */
const TELLING: readonly (readonly [table: string, events: string, rows: string])[] = [
  ['crm.sales_order', 'INSERT OR UPDATE', 'FOR EACH ROW WHEN (NEW.state_code = 1)'],
  ['crm.quote', 'INSERT OR UPDATE', 'FOR EACH ROW WHEN (NEW.state_code <> 0)'],
  ['crm.note', 'INSERT OR UPDATE', 'FOR EACH STATEMENT'],
  ['erp.note', 'INSERT OR UPDATE', 'FOR EACH STATEMENT'],
  ['erp.sales_order', 'UPDATE OR DELETE', 'FOR EACH STATEMENT'],
  ['erp.sales_shipment', 'INSERT', 'FOR EACH STATEMENT'],
  ['erp.sales_invoice', 'INSERT', 'FOR EACH STATEMENT'],
  ['erp.sales_document_archive', 'INSERT', 'FOR EACH STATEMENT'],
  ['erp.customer_ledger_entry', 'INSERT OR UPDATE', 'FOR EACH STATEMENT'],
  ['erp.item_ledger_entry', 'INSERT', 'FOR EACH STATEMENT'],
];

/** Tells of documents that were submitted, posted, shipped or archived, for the jobs that wait for them. */
export class TellDocumentEvents1764000141301 implements MigrationInterface {
  readonly name = 'TellDocumentEvents1764000141301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTION);
    for (const [table, events, rows] of TELLING)
      await runner.query(
        `CREATE TRIGGER tell_document_event AFTER ${events} ON ${table} ${rows} EXECUTE FUNCTION sync.tell_document_event()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION sync.tell_document_event() CASCADE');
  }
}
