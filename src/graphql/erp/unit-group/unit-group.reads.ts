import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';
import { UnitGroupSource } from './unit-group.enums';

/** How the API reads UnitGroup records. */
export const unitGroupReads: ReadableSettings = {
  type: 'UnitGroup',
  table: 'erp.unit_group',
  filters: {
    sourceType: { enumeration: UnitGroupSource },
    sourceId: 'id',
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    crmUnitGroup: crmCounterpart('CrmUnitGroup'),
    coupling: couplingOf('erp'),
    item: one('Item', 'sourceId'),
    resource: one('Resource', 'sourceId'),
  },
};
