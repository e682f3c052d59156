import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads Team records. */
export const teamReads: ReadableSettings = {
  type: 'Team',
  table: 'crm.team',
  filters: {
    name: 'string',
    businessUnitId: 'id',
    administratorId: 'id',
  },
  orderings: ['name'],
  relations: {
    businessUnit: one('BusinessUnit', 'businessUnitId'),
    administrator: one('CrmUser', 'administratorId'),
  },
};
