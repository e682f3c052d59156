import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';
import { OpportunityStatus } from './opportunity.enums';

/** How the API reads Opportunity records. */
export const opportunityReads: ReadableSettings = {
  type: 'Opportunity',
  table: 'erp.opportunity',
  filters: {
    number: 'string',
    description: 'string',
    status: { enumeration: OpportunityStatus },
    salespersonCode: 'string',
    contactNo: 'string',
    contactCompanyNo: 'string',
  },
  orderings: ['number', 'description'],
  relations: {
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    contact: one('Contact', 'contactNo', 'number'),
    contactCompany: one('Contact', 'contactCompanyNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    crmOpportunity: crmCounterpart('CrmOpportunity'),
    coupling: couplingOf('erp'),
  },
};
