import { apiEnum } from '../../common/lists/filter.inputs';
import { SalesPriceType as SalesPriceTypeOption } from '../../../erp/sales-price/sales-price.options';

/** To whom a sales price applies. */
export const SalesPriceType = apiEnum(
  SalesPriceTypeOption,
  'SalesPriceType',
  'To whom a sales price applies.',
  {
    Customer: 'To one customer.',
    CustomerPriceGroup: 'To the customers of a price group.',
    AllCustomers: 'To all customers.',
    Campaign: 'To a campaign.',
  },
);
