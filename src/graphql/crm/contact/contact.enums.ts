import { apiEnum } from '../../common/lists/filter.inputs';
import {
  CrmContactState as CrmContactStateOption,
  CrmContactStatus as CrmContactStatusOption,
} from '../../../crm/contact/contact.options';

/** Life of a CRM contact. */
export const CrmContactState = apiEnum(
  CrmContactStateOption,
  'CrmContactState',
  'Life of a CRM contact.',
  {
    Active: 'Takes part in business and in synchronization.',
    Inactive: 'Kept for its history; outside the default filter of the mapping.',
  },
);

/** Status reason of a CRM contact. */
export const CrmContactStatus = apiEnum(
  CrmContactStatusOption,
  'CrmContactStatus',
  'Status reason of a CRM contact.',
  {
    Active: 'The reason of state Active.',
    Inactive: 'The reason of state Inactive.',
  },
);
