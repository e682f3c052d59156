import {
  connection,
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { documentTotals } from '../document-totals';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesOrder records. */
export const salesOrderReads: ReadableSettings = {
  type: 'SalesOrder',
  table: 'erp.sales_order',
  filters: {
    number: 'string',
    status: { enumeration: SalesDocumentStatus },
    orderDate: 'date',
    ...salesHeaderFilters,
    quoteNo: 'string',
  },
  orderings: ['number', 'orderDate'],
  embedded: {
    ...salesHeaderAddresses,
    totals: documentTotals('sales_order_line'),
  },
  relations: {
    ...salesHeaderRelations,
    crmOrder: crmCounterpart('CrmOrder'),
    coupling: couplingOf('erp'),
    lines: list('SalesOrderLine', 'documentId', 'id', 'lineNo'),
    shipments: connection('SalesShipment', 'orderId', 'id'),
    invoices: connection('SalesInvoice', 'orderId', 'id'),
    archivedVersions: connection('SalesDocumentArchive', 'sourceDocumentId', 'id'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
    notes: connection('Note', 'recordId', 'id'),
  },
};
