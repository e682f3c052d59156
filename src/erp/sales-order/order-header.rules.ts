import { Decimal } from 'decimal.js';
import type { Row, RowValue } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { dayAfter } from '../sales-document/due-date.rules';
import { customerBlocked } from '../sales-document/sales-document.errors';
import type { OrderFacts } from './order-facts.store';
import type { SalesOrderDraft } from './sales-order.draft';

/** What the customer's block forbids new orders for. */
const BLOCKED_FOR: Readonly<Record<number, string>> = { 2: 'invoices', 3: 'everything' };

/** The header of a new order: the customer's defaults, then what the draft says (OC-5). Pure. */
export function orderHeader(draft: SalesOrderDraft, facts: OrderFacts, today: string): Row {
  const customer = facts.customers.get(draft.customerNo);
  if (!customer) throw recordNotFound('Customer', draft.customerNo, 'customerNo');
  const billTo =
    facts.customers.get(String(customer.billToCustomerNo ?? draft.customerNo)) ?? customer;
  for (const party of [customer, billTo]) {
    const reason =
      party.privacyBlocked === true ? 'reasons of privacy' : BLOCKED_FOR[Number(party.blocked)];
    if (reason) throw customerBlocked(String(party.number), reason);
  }
  if (draft.refusal) throw draft.refusal;
  const header: Row = {
    ...partyDefaults(customer, billTo),
    ...sellTo(customer, facts.contacts.get(draft.customerNo)),
    ...addressOf(billTo, 'billTo'),
    ...addressOf(customer, 'shipTo'),
    status: 0,
    orderDate: today,
    documentDate: today,
    postingDate: today,
    ...draft.header,
    id: draft.id,
  };
  return { ...header, ...currencyOf(header, facts), ...termsOf(header, draft, facts) };
}

function partyDefaults(customer: Row, billTo: Row): Row {
  return {
    sellToCustomerNo: customer.number ?? null,
    billToCustomerNo: billTo.number ?? null,
    currencyCode: billTo.currencyCode ?? null,
    paymentTermsCode: billTo.paymentTermsCode ?? null,
    paymentMethodCode: billTo.paymentMethodCode ?? null,
    shipmentMethodCode: customer.shipmentMethodCode ?? null,
    shippingAgentCode: customer.shippingAgentCode ?? null,
    shippingAgentServiceCode: customer.shippingAgentServiceCode ?? null,
    salespersonCode: billTo.salespersonCode ?? null,
    customerPriceGroup: billTo.customerPriceGroup ?? null,
    pricesIncludingVat: billTo.pricesIncludingVat ?? false,
    locationCode: customer.locationCode ?? null,
    languageCode: customer.languageCode ?? null,
    genBusPostingGroup: billTo.genBusPostingGroup ?? null,
    vatBusPostingGroup: billTo.vatBusPostingGroup ?? null,
    customerPostingGroup: billTo.customerPostingGroup ?? null,
  };
}

function sellTo(customer: Row, contact: Row | undefined): Row {
  const address = addressOf(customer, 'sellTo');
  return {
    sellToCustomerName: customer.name ?? null,
    sellToCustomerName2: customer.name2 ?? null,
    sellToAddress: address.sellToAddress ?? null,
    sellToAddress2: address.sellToAddress2 ?? null,
    sellToPostCode: address.sellToPostCode ?? null,
    sellToCity: address.sellToCity ?? null,
    sellToCounty: address.sellToCounty ?? null,
    sellToCountryRegionCode: address.sellToCountryRegionCode ?? null,
    sellToContactNo: customer.primaryContactNo ?? contact?.number ?? null,
    sellToContact: customer.contact ?? null,
    sellToPhoneNo: contact?.phoneNo ?? customer.phoneNo ?? null,
    sellToEmail: contact?.email ?? customer.email ?? null,
  };
}

function addressOf(customer: Row, prefix: 'sellTo' | 'billTo' | 'shipTo'): Row {
  const value = (property: string): RowValue => customer[property] ?? null;
  return {
    ...(prefix === 'sellTo'
      ? {}
      : {
          [`${prefix}Name`]: value('name'),
          [`${prefix}Name2`]: value('name2'),
          [`${prefix}Contact`]: value('contact'),
        }),
    [`${prefix}Address`]: value('address'),
    [`${prefix}Address2`]: value('address2'),
    [`${prefix}PostCode`]: value('postCode'),
    [`${prefix}City`]: value('city'),
    [`${prefix}County`]: value('county'),
    [`${prefix}CountryRegionCode`]: value('countryRegionCode'),
  };
}

function currencyOf(header: Row, facts: OrderFacts): Row {
  if (header.currencyCode == null) return { currencyFactor: '1' };
  const code = String(header.currencyCode);
  const factor = facts.currencies.get(code)?.factor;
  if (factor == null) {
    throw new Refusal('CURRENCY_RATE_MISSING', `Currency ${code} has no exchange rate.`, {
      field: 'currencyCode',
      remedy: `Add an exchange rate for ${code} (currencyExchangeRateCreate).`,
      data: { code },
    });
  }
  return { currencyFactor: new Decimal(factor).toFixed() };
}

// The draft's own payment discount stands; otherwise the terms give due date and discount.
function termsOf(header: Row, draft: SalesOrderDraft, facts: OrderFacts): Row {
  const terms =
    header.paymentTermsCode == null ? undefined : facts.terms.get(String(header.paymentTermsCode));
  const day = String(header.documentDate);
  const percent = String(draft.header.paymentDiscountPercent ?? terms?.discountPercent ?? '0');
  return {
    dueDate: dayAfter(day, (terms?.dueDateCalculation ?? null) as string | null) ?? day,
    pmtDiscountDate: dayAfter(day, (terms?.discountDateCalculation ?? null) as string | null),
    paymentDiscountPercent: percent,
    // VAT is saved on the payment discount as far as the tolerance of the ledger goes (OC-9).
    vatBaseDiscountPercent: Decimal.min(percent, facts.ledger.vatTolerance).toFixed(),
  };
}
