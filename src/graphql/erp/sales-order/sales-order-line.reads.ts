import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesOrderLine records. */
export const salesOrderLineReads: ReadableSettings = {
  type: 'SalesOrderLine',
  table: 'erp.sales_order_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesOrder', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
