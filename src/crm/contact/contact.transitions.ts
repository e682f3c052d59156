import { activeOrInactive } from '../common/transitions';
import { CRM_CONTACT_STATUSES, CrmContactState } from './contact.options';

/** The life of a CRM contact: active or inactive, and back at any time. */
export const CRM_CONTACT_TRANSITIONS = activeOrInactive(
  'CRM contact',
  CrmContactState,
  CRM_CONTACT_STATUSES,
);
