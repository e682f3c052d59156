import { crmWriters } from '../crm/crm-writers';
import { erpWriters } from '../erp/erp-writers';
import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';

/** The writer of every table of both sides, by table name. */
export function composeWriters(tables: RecordTables): Map<string, RecordWriter> {
  return new Map([...erpWriters(tables), ...crmWriters(tables)]);
}
