import {
  connection,
  couplingOf,
  erpCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CrmOpportunityState } from './opportunity.enums';

/** How the API reads CrmOpportunity records. */
export const crmOpportunityReads: ReadableSettings = {
  type: 'CrmOpportunity',
  table: 'crm.opportunity',
  filters: {
    ownerId: 'id',
    name: 'string',
    customerId: 'id',
    parentAccountId: 'id',
    parentContactId: 'id',
    priceLevelId: 'id',
    transactionCurrencyId: 'id',
    estimatedCloseDate: 'date',
    stateCode: { enumeration: CrmOpportunityState },
    companyId: 'id',
  },
  orderings: ['name'],
  relations: {
    parentAccount: one('Account', 'parentAccountId'),
    parentContact: one('CrmContact', 'parentContactId'),
    priceLevel: one('PriceList', 'priceLevelId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    company: one('CrmCompany', 'companyId'),
    opportunity: erpCounterpart('Opportunity'),
    coupling: couplingOf('crm'),
    ownerUser: one('CrmUser', 'ownerId'),
    ownerTeam: one('Team', 'ownerId'),
    contact: one('CrmContact', 'customerId'),
    posts: connection('Post', 'regardingObjectId'),
    notes: connection('CrmNote', 'objectId'),
    quotes: connection('CrmQuote', 'opportunityId'),
    orders: connection('CrmOrder', 'opportunityId'),
  },
};
