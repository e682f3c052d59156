import { couplingOf, erpCounterpart, one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmUser records. */
export const crmUserReads: ReadableSettings = {
  type: 'CrmUser',
  table: 'crm.system_user',
  filters: {
    fullName: 'string',
    internalEmailAddress: 'string',
    domainName: 'string',
    businessUnitId: 'id',
  },
  orderings: ['fullName'],
  relations: {
    businessUnit: one('BusinessUnit', 'businessUnitId'),
    salesperson: erpCounterpart('Salesperson'),
    coupling: couplingOf('crm'),
  },
};
