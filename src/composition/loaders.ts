import { erpLoaders } from '../erp/erp-writers';
import { RecordWriter } from '../platform/database/record-writer';
import type { RecordTables } from '../platform/database/record-tables';

/**
 * Writers for loading what other systems have: the ERP's as it says itself, the CRM's with the general checks
 * alone, since states and totals come as they are there.
 */
export function composeLoaders(tables: RecordTables): Map<string, RecordWriter> {
  const loaders = erpLoaders(tables);
  for (const table of tables.list()) {
    if (!table.name.startsWith('crm.')) continue;
    const noun = (table.name.split('.')[1] ?? '').replaceAll('_', ' ');
    const key =
      ['name', 'fullName', 'orderNumber', 'quoteNumber', 'productNumber'].find((property) =>
        table.columns.has(property),
      ) ?? 'id';
    loaders.set(table.name, new RecordWriter(table, `CRM ${noun}`, key));
  }
  return loaders;
}
