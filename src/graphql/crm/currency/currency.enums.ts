import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CurrencyState as CurrencyStateOption,
  CurrencyStatus as CurrencyStatusOption,
} from '../../../crm/currency/currency.options';

/** Life of a CRM currency. */
export const CurrencyState = apiEnum(
  CurrencyStateOption,
  'CurrencyState',
  'Life of a CRM currency.',
  {
    Active: 'May be chosen on records.',
    Inactive: 'Kept for old records, not offered any more.',
  },
);

/** Status reason of a CRM currency. */
export const CurrencyStatus = apiEnum(
  CurrencyStatusOption,
  'CurrencyStatus',
  'Status reason of a CRM currency.',
  {
    Active: 'The reason of state Active.',
    Inactive: 'The reason of state Inactive.',
  },
);
