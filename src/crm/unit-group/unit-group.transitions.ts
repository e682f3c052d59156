import { activeOrInactive } from '../common/transitions';
import { UNIT_GROUP_STATUSES, UnitGroupState } from './unit-group.options';

/** The life of a CRM unit group: active or inactive, and back at any time. */
export const UNIT_GROUP_TRANSITIONS = activeOrInactive(
  'CRM unit group',
  UnitGroupState,
  UNIT_GROUP_STATUSES,
);
