import { activeOrInactive } from '../common/transitions';
import { CURRENCY_STATUSES, CurrencyState } from './currency.options';

/** The life of a CRM currency: active or inactive, and back at any time. */
export const CURRENCY_TRANSITIONS = activeOrInactive(
  'CRM currency',
  CurrencyState,
  CURRENCY_STATUSES,
);
