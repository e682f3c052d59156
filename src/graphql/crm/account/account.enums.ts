import { apiEnum } from '../../common/lists/filter.inputs';
import {
  AccountState as AccountStateOption,
  AccountStatus as AccountStatusOption,
} from '../../../crm/account/account.options';

/** Life of a CRM account. */
export const AccountState = apiEnum(AccountStateOption, 'AccountState', 'Life of a CRM account.', {
  Active: 'Takes part in business and in synchronization.',
  Inactive: 'Kept for its history; outside the default filter of the mappings.',
});

/** Status reason of a CRM account. */
export const AccountStatus = apiEnum(
  AccountStatusOption,
  'AccountStatus',
  'Status reason of a CRM account.',
  {
    Active: 'The reason of state Active.',
    Inactive: 'The reason of state Inactive.',
  },
);
