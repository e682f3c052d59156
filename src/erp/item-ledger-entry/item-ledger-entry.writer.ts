import type { RecordTables } from '../../platform/database/record-tables';
import { LedgerWriter } from '../common/ledger-writer';

/** Adds movements of items. */
export class ItemLedgerEntryWriter extends LedgerWriter {
  constructor(tables: RecordTables) {
    super(tables.get('erp.item_ledger_entry'), 'Item ledger entry', 'entryNo');
  }
}
