import { one, oneWhen, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesShipmentLine records. */
export const salesShipmentLineReads: ReadableSettings = {
  type: 'SalesShipmentLine',
  table: 'erp.sales_shipment_line',
  filters: {
    documentId: 'id',
    no: 'string',
  },
  orderings: ['lineNo'],
  relations: {
    document: one('SalesShipment', 'documentId'),
    item: oneWhen('Item', 'no', 'number', (line) => `${line}.type = 2`),
    resource: oneWhen('Resource', 'no', 'number', (line) => `${line}.type = 3`),
  },
};
