import { one, type ReadableSettings } from '../../common/read/readable';

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
  },
};
