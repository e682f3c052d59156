import { couplingOf, erpCounterpart, one, type ReadableSettings } from '../../common/read/readable';

// The salesperson chosen for the user; else the coupled one, unless it was chosen for another user.
const assignedTo = (salesperson: string, user: string): string =>
  `${salesperson}.id IN (
     SELECT a.erp_id FROM sync.coupling_assignment a WHERE a.crm_id = ${user}.id
     UNION ALL
     SELECT k.erp_id FROM sync.coupling k WHERE k.crm_id = ${user}.id
       AND NOT EXISTS (SELECT 1 FROM sync.coupling_assignment a
                        WHERE a.mapping_id = k.mapping_id AND (a.crm_id = k.crm_id OR a.erp_id = k.erp_id)))`;

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
    assignedSalesperson: { kind: 'one', to: 'Salesperson', on: assignedTo },
    coupling: couplingOf('crm'),
  },
};
