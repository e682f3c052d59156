import {
  connection,
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { documentTotals } from '../document-totals';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesInvoice records. */
export const salesInvoiceReads: ReadableSettings = {
  type: 'SalesInvoice',
  table: 'erp.sales_invoice',
  filters: {
    number: 'string',
    orderNo: 'string',
    orderId: 'id',
    ...salesHeaderFilters,
  },
  orderings: ['number', 'postingDate'],
  embedded: {
    ...salesHeaderAddresses,
    totals: documentTotals('sales_invoice_line'),
  },
  relations: {
    ...salesHeaderRelations,
    crmInvoice: crmCounterpart('CrmInvoice'),
    coupling: couplingOf('erp'),
    order: one('SalesOrder', 'orderId'),
    lines: list('SalesInvoiceLine', 'documentId', 'id', 'lineNo'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
    creditMemos: connection('SalesCreditMemo', 'appliesToInvoiceNo', 'number'),
    ledgerEntries: connection('CustomerLedgerEntry', 'documentNumber', 'number'),
  },
};
