import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';
import { SalesPriceType } from './sales-price.enums';

/** How the API reads SalesPrice records. */
export const salesPriceReads: ReadableSettings = {
  type: 'SalesPrice',
  table: 'erp.sales_price',
  filters: {
    salesType: { enumeration: SalesPriceType },
    salesCode: 'string',
    itemNo: 'string',
  },
  orderings: ['itemNo'],
  relations: {
    item: one('Item', 'itemNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    unitOfMeasure: one('UnitOfMeasure', 'unitOfMeasureCode', 'code'),
    priceListLine: crmCounterpart('PriceListLine'),
    coupling: couplingOf('erp'),
  },
};
