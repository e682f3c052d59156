import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { dayAfter } from '../sales-document/due-date.rules';
import { customerBlocked } from '../sales-document/sales-document.errors';
import type { OrderFacts } from './order-facts.store';
import type { SalesOrderDraft } from './sales-order.draft';

type Blocks = Readonly<Record<number, string>>;

/** What the customer's block forbids new orders for, and what it forbids credit for. */
const BLOCKED_FOR: Blocks = { 1: 'shipments', 2: 'invoices', 3: 'everything' };
const NO_CREDIT_FOR: Blocks = { 3: 'everything' };

/** The header of a new order: the customer's defaults, then what the draft says (OC-5). Pure. */
export function orderHeader(draft: SalesOrderDraft, facts: OrderFacts, today: string): Row {
  const customer = facts.customers.get(draft.customerNo);
  if (!customer) throw recordNotFound('Customer', draft.customerNo, 'customerNo');
  const billTo =
    facts.customers.get(String(customer.billToCustomerNo ?? draft.customerNo)) ?? customer;
  for (const party of [customer, billTo])
    checkBlock(party, draft.credit === true ? NO_CREDIT_FOR : BLOCKED_FOR);
  if (draft.refusal) throw draft.refusal;
  // One object filled step by step: spreading wide rows into each other costs more than all amounts of a line.
  const header: Row = { status: 0, orderDate: today, documentDate: today };
  header.postingDate = today;
  setPartyDefaults(header, customer, billTo);
  setSellTo(header, customer, facts.contacts.get(draft.customerNo));
  copyValues(header, BILL_TO, billTo);
  copyValues(header, SHIP_TO, customer);
  Object.assign(header, draft.header, { id: draft.id });
  Object.assign(header, currencyOf(header, facts));
  Object.assign(header, termsOf(header, draft.header, facts));
  return draft.credit === true ? Object.assign(header, creditTerms(header, facts)) : header;
}

function checkBlock(party: Row, blocks: Blocks): void {
  const reason =
    party.privacyBlocked === true ? 'reasons of privacy' : blocks[Number(party.blocked)];
  if (reason) throw customerBlocked(String(party.number), reason);
}

// Credit is due at once and without a discount for paying early, unless the terms give one on credit memos too.
function creditTerms(header: Row, facts: OrderFacts): Row {
  const terms = facts.terms.get(String(header.paymentTermsCode ?? ''));
  if (terms?.calcPmtDiscOnCrMemos === true) return {};
  return {
    dueDate: header.documentDate ?? null,
    pmtDiscountDate: null,
    paymentDiscountPercent: '0',
    vatBaseDiscountPercent: '0',
  };
}

/** Properties of a header by the property of the customer they come from. */
type Copied = readonly (readonly [to: string, from: string])[];

const ADDRESS = ['Address', 'Address2', 'PostCode', 'City', 'County', 'CountryRegionCode'];
const PARTY = ['Name', 'Name2', 'Contact'];

function prefixed(prefix: string, parts: readonly string[]): Copied {
  return parts.map((part) => [
    `${prefix}${part}`,
    `${part.charAt(0).toLowerCase()}${part.slice(1)}`,
  ]);
}

const SELL_TO: Copied = [
  ['sellToCustomerName', 'name'],
  ['sellToCustomerName2', 'name2'],
  ['sellToContact', 'contact'],
  ...prefixed('sellTo', ADDRESS),
];
const BILL_TO = prefixed('billTo', [...PARTY, ...ADDRESS]);
const SHIP_TO = prefixed('shipTo', [...PARTY, ...ADDRESS]);
const OF_CUSTOMER: Copied = [
  ['sellToCustomerNo', 'number'],
  ['shipmentMethodCode', 'shipmentMethodCode'],
  ['shippingAgentCode', 'shippingAgentCode'],
  ['shippingAgentServiceCode', 'shippingAgentServiceCode'],
  ['locationCode', 'locationCode'],
  ['languageCode', 'languageCode'],
];
const OF_PAYER: Copied = [
  ['billToCustomerNo', 'number'],
  ['currencyCode', 'currencyCode'],
  ['paymentTermsCode', 'paymentTermsCode'],
  ['paymentMethodCode', 'paymentMethodCode'],
  ['salespersonCode', 'salespersonCode'],
  ['customerPriceGroup', 'customerPriceGroup'],
  ['genBusPostingGroup', 'genBusPostingGroup'],
  ['vatBusPostingGroup', 'vatBusPostingGroup'],
  ['customerPostingGroup', 'customerPostingGroup'],
];

function copyValues(header: Row, properties: Copied, from: Row): void {
  for (const [to, property] of properties) header[to] = from[property] ?? null;
}

function setPartyDefaults(header: Row, customer: Row, billTo: Row): void {
  copyValues(header, OF_CUSTOMER, customer);
  copyValues(header, OF_PAYER, billTo);
  header.pricesIncludingVat = billTo.pricesIncludingVat ?? false;
}

function setSellTo(header: Row, customer: Row, contact: Row | undefined): void {
  copyValues(header, SELL_TO, customer);
  header.sellToContactNo = customer.primaryContactNo ?? contact?.number ?? null;
  header.sellToPhoneNo = contact?.phoneNo ?? customer.phoneNo ?? null;
  header.sellToEmail = contact?.email ?? customer.email ?? null;
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

/** Due date and payment discount of an order: those of its terms, unless the discount is given. Pure. */
export function termsOf(header: Row, given: Row, facts: OrderFacts): Row {
  const terms =
    header.paymentTermsCode == null ? undefined : facts.terms.get(String(header.paymentTermsCode));
  const day = String(header.documentDate);
  const percent = String(given.paymentDiscountPercent ?? terms?.discountPercent ?? '0');
  return {
    dueDate: dayAfter(day, (terms?.dueDateCalculation ?? null) as string | null) ?? day,
    pmtDiscountDate: dayAfter(day, (terms?.discountDateCalculation ?? null) as string | null),
    paymentDiscountPercent: percent,
    // VAT is saved on the payment discount as far as the tolerance of the ledger goes (OC-9).
    vatBaseDiscountPercent: Decimal.min(percent, facts.ledger.vatTolerance).toFixed(),
  };
}
