import {
  couplingOf,
  erpCounterpart,
  list,
  type ReadableSettings,
} from '../../common/read/readable';

/** How the API reads CrmUnitGroup records. */
export const crmUnitGroupReads: ReadableSettings = {
  type: 'CrmUnitGroup',
  table: 'crm.uom_schedule',
  filters: {
    name: 'string',
  },
  orderings: ['name'],
  relations: {
    unitGroup: erpCounterpart('UnitGroup'),
    coupling: couplingOf('crm'),
    units: list('CrmUnit', 'uomScheduleId'),
  },
};
