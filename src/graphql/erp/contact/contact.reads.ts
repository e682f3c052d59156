import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';
import { ContactType } from './contact.enums';

/** How the API reads Contact records. */
export const contactReads: ReadableSettings = {
  type: 'Contact',
  table: 'erp.contact',
  filters: {
    number: 'string',
    type: { enumeration: ContactType },
    name: 'string',
    searchName: 'string',
    companyNo: 'string',
    email: 'string',
    currencyCode: 'string',
    salespersonCode: 'string',
  },
  orderings: ['number', 'name'],
  embedded: {
    address: {
      line1: 'address',
      line2: 'address2',
      postCode: 'postCode',
      city: 'city',
      county: 'county',
      countryRegionCode: 'countryRegionCode',
    },
  },
  relations: {
    currency: one('Currency', 'currencyCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    crmContact: crmCounterpart('CrmContact'),
    coupling: couplingOf('erp'),
    company: one('Contact', 'companyNo', 'number'),
  },
};
