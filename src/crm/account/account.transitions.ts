import { activeOrInactive } from '../common/transitions';
import { ACCOUNT_STATUSES, AccountState } from './account.options';

/** The life of a account: active or inactive, and back at any time. */
export const ACCOUNT_TRANSITIONS = activeOrInactive('Account', AccountState, ACCOUNT_STATUSES);
