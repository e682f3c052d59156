import { apiEnum } from '../../common/lists/filter.inputs';
import {
  PriceListState as PriceListStateOption,
  PriceListStatus as PriceListStatusOption,
} from '../../../crm/price-list/price-list.options';

/** Life of a CRM price list. */
export const PriceListState = apiEnum(
  PriceListStateOption,
  'PriceListState',
  'Life of a CRM price list.',
  {
    Active: 'Can be chosen on documents.',
    Inactive: 'Documents that use it get a pricing error.',
  },
);

/** Status reason of a CRM price list. */
export const PriceListStatus = apiEnum(
  PriceListStatusOption,
  'PriceListStatus',
  'Status reason of a CRM price list.',
  {
    Active: 'The reason of state Active.',
    Inactive: 'The reason of state Inactive.',
  },
);
