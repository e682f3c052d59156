import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesQuoteLine records. */
export const salesQuoteLineReads: ReadableSettings = {
  type: 'SalesQuoteLine',
  table: 'erp.sales_quote_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesQuote', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
