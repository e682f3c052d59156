import type { KeyFields } from '../../common/lists/key.inputs';
import { SalesPriceType } from './sales-price.enums';

/** What names one sales price: everything that decides when it applies. */
export const SALES_PRICE_KEY: KeyFields = {
  itemNo: { kind: 'text', description: 'Number of the item.' },
  salesType: { kind: { enumeration: SalesPriceType }, description: 'For whom it applies.' },
  salesCode: {
    kind: 'text',
    blank: true,
    description: 'Customer or price group; left out: all customers.',
  },
  currencyCode: { kind: 'text', blank: true, description: 'Currency; left out: local currency.' },
  unitOfMeasureCode: { kind: 'text', blank: true, description: 'Unit; left out: the base unit.' },
  variantCode: { kind: 'text', blank: true, description: 'Variant; left out: none.' },
  minimumQuantity: { kind: 'decimal', description: 'Least quantity; 0 for any.' },
  startingDate: {
    kind: 'date',
    blank: true,
    description: 'First day; left out: since ever.',
  },
};
