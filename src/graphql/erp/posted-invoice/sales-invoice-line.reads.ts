import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesInvoiceLine records. */
export const salesInvoiceLineReads: ReadableSettings = {
  type: 'SalesInvoiceLine',
  table: 'erp.sales_invoice_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesInvoice', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
