import {
  connection,
  couplingOf,
  erpCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { ProductState } from './product.enums';

/** How the API reads Product records. */
export const productReads: ReadableSettings = {
  type: 'Product',
  table: 'crm.product',
  filters: {
    productNumber: 'string',
    name: 'string',
    defaultUomScheduleId: 'id',
    defaultUomId: 'id',
    priceLevelId: 'id',
    productTypeCode: 'int',
    transactionCurrencyId: 'id',
    parentProductId: 'id',
    stateCode: { enumeration: ProductState },
    companyId: 'id',
  },
  orderings: ['productNumber', 'name'],
  relations: {
    defaultUomSchedule: one('CrmUnitGroup', 'defaultUomScheduleId'),
    defaultUom: one('CrmUnit', 'defaultUomId'),
    priceLevel: one('PriceList', 'priceLevelId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    parentProduct: one('Product', 'parentProductId'),
    company: one('CrmCompany', 'companyId'),
    item: erpCounterpart('Item'),
    resource: erpCounterpart('Resource'),
    coupling: couplingOf('crm'),
    priceListLines: connection('PriceListLine', 'productId'),
  },
};
