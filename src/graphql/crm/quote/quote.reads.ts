import {
  couplingOf,
  erpCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CrmQuoteState } from './quote.enums';

/** How the API reads CrmQuote records. */
export const crmQuoteReads: ReadableSettings = {
  type: 'CrmQuote',
  table: 'crm.quote',
  filters: {
    name: 'string',
    customerId: 'id',
    opportunityId: 'id',
    priceLevelId: 'id',
    transactionCurrencyId: 'id',
    companyId: 'id',
    quoteNumber: 'string',
    stateCode: { enumeration: CrmQuoteState },
  },
  orderings: ['quoteNumber'],
  embedded: {
    billToAddress: {
      line1: 'billToLine1',
      line2: 'billToLine2',
      line3: 'billToLine3',
      city: 'billToCity',
      stateOrProvince: 'billToStateOrProvince',
      country: 'billToCountry',
      postalCode: 'billToPostalCode',
    },
    shipToAddress: {
      line1: 'shipToLine1',
      line2: 'shipToLine2',
      line3: 'shipToLine3',
      city: 'shipToCity',
      stateOrProvince: 'shipToStateOrProvince',
      country: 'shipToCountry',
      postalCode: 'shipToPostalCode',
    },
    totals: {
      lineItemAmount: 'totalLineItemAmount',
      lineItemDiscountAmount: 'totalLineItemDiscountAmount',
      discountAmount: 'totalDiscountAmount',
      amountLessFreight: 'totalAmountLessFreight',
      tax: 'totalTax',
      amount: 'totalAmount',
    },
  },
  relations: {
    opportunity: one('CrmOpportunity', 'opportunityId'),
    priceLevel: one('PriceList', 'priceLevelId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    company: one('CrmCompany', 'companyId'),
    quote: erpCounterpart('SalesQuote'),
    coupling: couplingOf('crm'),
    account: one('Account', 'customerId'),
    lines: list('CrmQuoteLine', 'quoteId', 'id', 'sequenceNumber'),
  },
};
