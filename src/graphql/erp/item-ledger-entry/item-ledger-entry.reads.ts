import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads ItemLedgerEntry records. */
export const itemLedgerEntryReads: ReadableSettings = {
  type: 'ItemLedgerEntry',
  table: 'erp.item_ledger_entry',
  filters: {
    entryNo: 'string',
    itemNo: 'string',
    documentNumber: 'string',
    customerNo: 'string',
  },
  orderings: ['entryNo'],
  relations: {
    item: one('Item', 'itemNo', 'number'),
  },
};
