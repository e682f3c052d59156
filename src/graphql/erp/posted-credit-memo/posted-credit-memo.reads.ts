import { connection, list, one, type ReadableSettings } from '../../common/read/readable';
import { documentTotals } from '../document-totals';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesCreditMemo records. */
export const salesCreditMemoReads: ReadableSettings = {
  type: 'SalesCreditMemo',
  table: 'erp.sales_credit_memo',
  filters: {
    number: 'string',
    appliesToInvoiceNo: 'string',
    cancelsInvoiceNo: 'string',
    ...salesHeaderFilters,
  },
  orderings: ['number', 'postingDate'],
  embedded: {
    ...salesHeaderAddresses,
    totals: documentTotals('sales_credit_memo_line'),
  },
  relations: {
    ...salesHeaderRelations,
    appliesToInvoice: one('SalesInvoice', 'appliesToInvoiceNo', 'number'),
    lines: list('SalesCreditMemoLine', 'documentId', 'id', 'lineNo'),
    ledgerEntries: connection('CustomerLedgerEntry', 'documentNumber', 'number'),
  },
};
