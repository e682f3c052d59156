import { apiEnum } from '../../common/lists/filter.inputs';
import {
  UnitGroupState as UnitGroupStateOption,
  UnitGroupStatus as UnitGroupStatusOption,
} from '../../../crm/unit-group/unit-group.options';

/** Life of a CRM unit group. */
export const UnitGroupState = apiEnum(
  UnitGroupStateOption,
  'UnitGroupState',
  'Life of a CRM unit group.',
  {
    Active: 'May be used by products.',
    Inactive: 'Refused by the integration (UM-02, UG-01).',
  },
);

/** Status reason of a CRM unit group. */
export const UnitGroupStatus = apiEnum(
  UnitGroupStatusOption,
  'UnitGroupStatus',
  'Status reason of a CRM unit group.',
  {
    Active: 'The reason of state Active.',
    Inactive: 'The reason of state Inactive.',
  },
);
