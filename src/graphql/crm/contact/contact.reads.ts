import {
  connection,
  couplingOf,
  erpCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CrmContactState } from './contact.enums';

/** How the API reads CrmContact records. */
export const crmContactReads: ReadableSettings = {
  type: 'CrmContact',
  table: 'crm.contact',
  filters: {
    ownerId: 'id',
    lastName: 'string',
    fullName: 'string',
    parentCustomerId: 'id',
    accountId: 'id',
    emailAddress1: 'string',
    address1City: 'string',
    transactionCurrencyId: 'id',
    stateCode: { enumeration: CrmContactState },
    companyId: 'id',
  },
  orderings: ['fullName'],
  embedded: {
    address: {
      line1: 'address1Line1',
      line2: 'address1Line2',
      city: 'address1City',
      stateOrProvince: 'address1StateOrProvince',
      country: 'address1Country',
      postalCode: 'address1PostalCode',
    },
  },
  relations: {
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    company: one('CrmCompany', 'companyId'),
    contact: erpCounterpart('Contact'),
    coupling: couplingOf('crm'),
    account: one('Account', 'parentCustomerId'),
    ownerUser: one('CrmUser', 'ownerId'),
    ownerTeam: one('Team', 'ownerId'),
    opportunities: connection('CrmOpportunity', 'parentContactId'),
  },
};
