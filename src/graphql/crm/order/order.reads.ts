import {
  couplingOf,
  erpCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CrmOrderState } from './order.enums';

/** How the API reads CrmOrder records. */
export const crmOrderReads: ReadableSettings = {
  type: 'CrmOrder',
  table: 'crm.sales_order',
  filters: {
    name: 'string',
    customerId: 'id',
    opportunityId: 'id',
    priceLevelId: 'id',
    transactionCurrencyId: 'id',
    companyId: 'id',
    orderNumber: 'string',
    quoteId: 'id',
    businessCentralOrderNumber: 'string',
    idempotencyKey: 'string',
    stateCode: { enumeration: CrmOrderState },
  },
  orderings: ['orderNumber'],
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
    quote: one('CrmQuote', 'quoteId'),
    order: erpCounterpart('SalesOrder'),
    coupling: couplingOf('crm'),
    account: one('Account', 'customerId'),
    lines: list('CrmOrderLine', 'salesOrderId', 'id', 'sequenceNumber'),
  },
};
