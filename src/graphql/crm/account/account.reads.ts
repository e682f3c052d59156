import {
  connection,
  couplingOf,
  erpCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { AccountState } from './account.enums';

/** How the API reads Account records. */
export const accountReads: ReadableSettings = {
  type: 'Account',
  table: 'crm.account',
  filters: {
    ownerId: 'id',
    name: 'string',
    accountNumber: 'string',
    primaryContactId: 'id',
    parentAccountId: 'id',
    defaultPriceLevelId: 'id',
    transactionCurrencyId: 'id',
    emailAddress1: 'string',
    address1City: 'string',
    address1Country: 'string',
    customerTypeCode: 'int',
    stateCode: { enumeration: AccountState },
    masterId: 'id',
    accountStatisticsId: 'id',
    companyId: 'id',
  },
  orderings: ['name', 'accountNumber'],
  embedded: {
    address: {
      line1: 'address1Line1',
      line2: 'address1Line2',
      line3: 'address1Line3',
      city: 'address1City',
      stateOrProvince: 'address1StateOrProvince',
      country: 'address1Country',
      postalCode: 'address1PostalCode',
    },
  },
  relations: {
    primaryContact: one('CrmContact', 'primaryContactId'),
    parentAccount: one('Account', 'parentAccountId'),
    defaultPriceLevel: one('PriceList', 'defaultPriceLevelId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    master: one('Account', 'masterId'),
    accountStatistics: one('AccountStatistics', 'accountStatisticsId'),
    company: one('CrmCompany', 'companyId'),
    customer: erpCounterpart('Customer'),
    vendor: erpCounterpart('Vendor'),
    coupling: couplingOf('crm'),
    contacts: connection('CrmContact', 'parentCustomerId'),
    orders: connection('CrmOrder', 'customerId'),
    quotes: connection('CrmQuote', 'customerId'),
    invoices: connection('CrmInvoice', 'customerId'),
  },
};
