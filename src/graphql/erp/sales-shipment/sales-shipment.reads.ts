import { list, one, type ReadableSettings } from '../../common/read/readable';
import {
  salesHeaderAddresses,
  salesHeaderFilters,
  salesHeaderRelations,
} from '../sales-document/sales-header.reads';

/** How the API reads SalesShipment records. */
export const salesShipmentReads: ReadableSettings = {
  type: 'SalesShipment',
  table: 'erp.sales_shipment',
  filters: {
    number: 'string',
    orderNo: 'string',
    orderId: 'id',
    ...salesHeaderFilters,
  },
  orderings: ['number'],
  embedded: {
    ...salesHeaderAddresses,
  },
  relations: {
    ...salesHeaderRelations,
    order: one('SalesOrder', 'orderId'),
    lines: list('SalesShipmentLine', 'documentId', 'id', 'lineNo'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
  },
};
