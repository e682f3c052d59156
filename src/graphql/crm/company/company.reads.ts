import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmCompany records. */
export const crmCompanyReads: ReadableSettings = {
  type: 'CrmCompany',
  table: 'crm.company',
  filters: {
    ownerId: 'id',
    externalId: 'string',
    name: 'string',
    defaultOwningTeam: 'id',
  },
  orderings: ['name'],
  relations: {
    defaultOwningTeam: one('Team', 'defaultOwningTeam'),
    ownerUser: one('CrmUser', 'ownerId'),
    ownerTeam: one('Team', 'ownerId'),
  },
};
