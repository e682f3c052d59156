import { activeOrInactive } from '../common/transitions';
import { PRICE_LIST_STATUSES, PriceListState } from './price-list.options';

/** The life of a price list: active or inactive, and back at any time. */
export const PRICE_LIST_TRANSITIONS = activeOrInactive(
  'Price list',
  PriceListState,
  PRICE_LIST_STATUSES,
);
