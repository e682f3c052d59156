import { one, type ReadableSettings } from '../../common/read/readable';
import { LedgerDocumentType } from './customer-ledger-entry.enums';

/** How the API reads CustomerLedgerEntry records. */
export const customerLedgerEntryReads: ReadableSettings = {
  type: 'CustomerLedgerEntry',
  table: 'erp.customer_ledger_entry',
  filters: {
    entryNo: 'string',
    customerNo: 'string',
    postingDate: 'date',
    documentType: { enumeration: LedgerDocumentType },
    documentNumber: 'string',
    open: 'boolean',
    dueDate: 'date',
  },
  orderings: ['entryNo', 'postingDate', 'dueDate'],
  relations: {
    customer: one('Customer', 'customerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
  },
};
