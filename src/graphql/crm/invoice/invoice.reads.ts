import {
  couplingOf,
  erpCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CrmInvoiceState } from './invoice.enums';

/** How the API reads CrmInvoice records. */
export const crmInvoiceReads: ReadableSettings = {
  type: 'CrmInvoice',
  table: 'crm.invoice',
  filters: {
    name: 'string',
    customerId: 'id',
    opportunityId: 'id',
    priceLevelId: 'id',
    transactionCurrencyId: 'id',
    companyId: 'id',
    invoiceNumber: 'string',
    salesOrderId: 'id',
    dueDate: 'date',
    stateCode: { enumeration: CrmInvoiceState },
  },
  orderings: ['invoiceNumber'],
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
    salesOrder: one('CrmOrder', 'salesOrderId'),
    invoice: erpCounterpart('SalesInvoice'),
    coupling: couplingOf('crm'),
    account: one('Account', 'customerId'),
    lines: list('CrmInvoiceLine', 'invoiceId', 'id', 'sequenceNumber'),
  },
};
