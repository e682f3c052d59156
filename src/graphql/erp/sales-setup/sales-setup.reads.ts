import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads SalesSetup records. */
export const salesSetupReads: ReadableSettings = {
  type: 'SalesSetup',
  table: 'erp.sales_setup',
  filters: {},
  orderings: ['id'],
  relations: {
    customerNosRecord: one('NumberSeries', 'customerNos', 'code'),
    contactNosRecord: one('NumberSeries', 'contactNos', 'code'),
    vendorNosRecord: one('NumberSeries', 'vendorNos', 'code'),
    itemNosRecord: one('NumberSeries', 'itemNos', 'code'),
    resourceNosRecord: one('NumberSeries', 'resourceNos', 'code'),
    quoteNosRecord: one('NumberSeries', 'quoteNos', 'code'),
    orderNosRecord: one('NumberSeries', 'orderNos', 'code'),
    postedShipmentNosRecord: one('NumberSeries', 'postedShipmentNos', 'code'),
    postedInvoiceNosRecord: one('NumberSeries', 'postedInvoiceNos', 'code'),
    postedCreditMemoNosRecord: one('NumberSeries', 'postedCreditMemoNos', 'code'),
    opportunityNosRecord: one('NumberSeries', 'opportunityNos', 'code'),
  },
};
