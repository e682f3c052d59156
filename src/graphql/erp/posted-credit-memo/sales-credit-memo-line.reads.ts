import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesCreditMemoLine records. */
export const salesCreditMemoLineReads: ReadableSettings = {
  type: 'SalesCreditMemoLine',
  table: 'erp.sales_credit_memo_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesCreditMemo', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
