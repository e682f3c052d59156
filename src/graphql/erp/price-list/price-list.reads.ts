import {
  connection,
  couplingOf,
  crmCounterpart,
  one,
  oneWhen,
  type ReadableSettings,
} from '../../common/read/readable';
import { PriceAssetType, PriceStatus } from './price-list.enums';

/** How the API reads SalesPriceList records. */
export const salesPriceListReads: ReadableSettings = {
  type: 'SalesPriceList',
  table: 'erp.price_list',
  filters: { code: 'string', status: { enumeration: PriceStatus } },
  orderings: ['code'],
  relations: {
    currency: one('Currency', 'currencyCode', 'code'),
    priceList: crmCounterpart('PriceList'),
    coupling: couplingOf('erp'),
    lines: connection('SalesPriceListLine', 'priceListCode', 'code'),
  },
};

/** How the API reads SalesPriceListLine records. */
export const salesPriceListLineReads: ReadableSettings = {
  type: 'SalesPriceListLine',
  table: 'erp.price_list_line',
  filters: {
    priceListCode: 'string',
    assetType: { enumeration: PriceAssetType },
    assetNo: 'string',
  },
  orderings: ['priceListCode', 'lineNo'],
  relations: {
    item: oneWhen('Item', 'assetNo', 'number', (line) => `${line}.asset_type = 10`),
    resource: oneWhen('Resource', 'assetNo', 'number', (line) => `${line}.asset_type = 30`),
    priceListLine: crmCounterpart('PriceListLine'),
    coupling: couplingOf('erp'),
  },
};
