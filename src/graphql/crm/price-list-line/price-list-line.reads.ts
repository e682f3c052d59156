import { couplingOf, erpCounterpart, one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads PriceListLine records. */
export const priceListLineReads: ReadableSettings = {
  type: 'PriceListLine',
  table: 'crm.price_list_line',
  filters: {
    priceLevelId: 'id',
    productId: 'id',
    productNumber: 'string',
    uomId: 'id',
    uomScheduleId: 'id',
    transactionCurrencyId: 'id',
  },
  orderings: ['id'],
  relations: {
    priceLevel: one('PriceList', 'priceLevelId'),
    product: one('Product', 'productId'),
    uom: one('CrmUnit', 'uomId'),
    uomSchedule: one('CrmUnitGroup', 'uomScheduleId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    salesPrice: erpCounterpart('SalesPrice'),
    salesPriceListLine: erpCounterpart('SalesPriceListLine'),
    coupling: couplingOf('crm'),
  },
};
