import { apiEnum } from '../../common/lists/filter.inputs';
import { UnitGroupSource as UnitGroupSourceOption } from '../../../erp/unit-group/unit-group.options';

/** What a unit group belongs to. */
export const UnitGroupSource = apiEnum(
  UnitGroupSourceOption,
  'UnitGroupSource',
  'What a unit group belongs to.',
  {
    Item: 'An item.',
    Resource: 'A resource.',
  },
);
