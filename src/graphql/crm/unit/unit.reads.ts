import { couplingOf, erpCounterpart, one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmUnit records. */
export const crmUnitReads: ReadableSettings = {
  type: 'CrmUnit',
  table: 'crm.uom',
  filters: {
    name: 'string',
    uomScheduleId: 'id',
    baseUom: 'id',
  },
  orderings: ['name'],
  relations: {
    uomSchedule: one('CrmUnitGroup', 'uomScheduleId'),
    baseUom: one('CrmUnit', 'baseUom'),
    itemUnit: erpCounterpart('ItemUnit'),
    resourceUnit: erpCounterpart('ResourceUnit'),
    coupling: couplingOf('crm'),
  },
};
