import { apiEnum } from '../../common/lists/filter.inputs';
import {
  PriceAmountType as PriceAmountTypeOption,
  PriceAssetType as PriceAssetTypeOption,
  PriceSourceType as PriceSourceTypeOption,
  PriceStatus as PriceStatusOption,
  PriceType as PriceTypeOption,
} from '../../../erp/price-list/price-list.options';

/** Whether the prices of a list apply. */
export const PriceStatus = apiEnum(
  PriceStatusOption,
  'PriceStatus',
  'Whether the prices of a list apply.',
  {
    Draft: 'They do not apply yet. A draft is not coupled.',
    Active: 'They apply now.',
    Inactive: 'They apply no longer. A coupled CRM price list becomes inactive too.',
  },
);

/** To whom a price list applies. */
export const PriceSourceType = apiEnum(
  PriceSourceTypeOption,
  'PriceSourceType',
  'To whom a price list applies.',
  {
    AllCustomers: 'To all customers.',
    Customer: 'To one customer.',
    CustomerPriceGroup: 'To the customers of a price group.',
  },
);

/** What a price of a price list is for. */
export const PriceAssetType = apiEnum(
  PriceAssetTypeOption,
  'PriceAssetType',
  'What a price of a price list is for.',
  { Item: 'An item.', Resource: 'A resource.' },
);

/** Whether a list is of sales or purchases. */
export const PriceType = apiEnum(
  PriceTypeOption,
  'PriceType',
  'Whether a price list is of sales or purchases.',
  { Sale: 'What customers pay.', Purchase: 'What is paid to vendors; never sent to the CRM.' },
);

/** What a list defines. */
export const PriceAmountType = apiEnum(
  PriceAmountTypeOption,
  'PriceAmountType',
  'What a price list defines.',
  {
    Any: 'Prices and discounts.',
    Price: 'Prices.',
    Discount: 'Discounts; never sent to the CRM.',
  },
);
