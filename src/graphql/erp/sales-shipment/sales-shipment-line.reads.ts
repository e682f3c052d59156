import { one, type ReadableSettings } from '../../common/read/readable';

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
  },
};
