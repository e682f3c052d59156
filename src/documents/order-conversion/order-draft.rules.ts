import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import {
  DISCOUNT,
  LINE_TYPE,
  type SalesOrderDraft,
  type SalesOrderLineDraft,
} from '../../erp/sales-order/sales-order.draft';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { ConversionFacts } from './conversion-facts';
import { FittedTexts, type ConversionWarning } from './conversion-warning';
import * as errors from './conversion.errors';
import { lineOf } from './line-draft.rules';

/** The text of a freight line. */
export const FREIGHT_TEXT = 'Freight amount';

/** The ERP order that a CRM order becomes, and what of it could not be taken over as it was. */
export interface ConversionDraft {
  readonly draft: SalesOrderDraft;
  readonly warnings: readonly ConversionWarning[];
}

/**
 * The ERP order that a CRM order becomes (A.3 to A.8). What forbids it is refused in the order of A.2: rows 5
 * to 8 at once; the rest stands in the draft, where the ERP's own checks of customer and lines come in between. Pure.
 */
export function draftOf(
  facts: ConversionFacts,
  settings: SalesSettings,
  id: string,
): ConversionDraft {
  const customerNo = customerOf(facts);
  const currency = currencyOf(facts);
  const texts = new FittedTexts(facts.order);
  const header = headerOf(facts, texts, settings);
  const lines = facts.lines.map((line) => lineOf(facts, line, settings));
  return {
    draft: {
      id,
      customerNo,
      header: { ...header, currencyCode: currency instanceof Refusal ? null : currency },
      lines: [...lines, ...freightOf(facts, settings)],
      netAmounts: true,
      refusal: currency instanceof Refusal ? currency : null,
    },
    warnings: texts.warnings,
  };
}

// A.2, rows 5 to 8.
function customerOf({ order, name, party }: ConversionFacts): string {
  if (order.customerId == null) throw errors.orderWithoutCustomer(name);
  const { accountId, customerNo } = party;
  const account = party.accountName ?? '(no name)';
  if (party.direct && accountId !== null && party.accountType !== 3)
    throw errors.accountNotACustomer(name, account);
  if (accountId === null) throw errors.orderAccountNotFound(name);
  if (!party.coupled) throw errors.accountNotCoupled(name, { id: accountId, name: account });
  if (customerNo === null) throw errors.customerDeleted(name, account);
  return customerNo;
}

// OC-6; A.2, rows 10 and 11.
function currencyOf({ name, currency }: ConversionFacts): string | null | Refusal {
  if (currency === null) return null;
  const { iso, erp, local } = currency;
  if (iso === null) return errors.crmCurrencyNotFound(name);
  if (iso.trim() === local) return null;
  return erp ?? errors.erpCurrencyNotFound(name, iso);
}

// OC-5.
function headerOf(facts: ConversionFacts, texts: FittedTexts, settings: SalesSettings): Row {
  const { order, options, quote } = facts;
  return {
    yourReference: texts.cut('orderNumber', 35),
    requestedDeliveryDate: order.requestDeliveryBy ?? null,
    ...addressOf(facts, texts, 'billTo'),
    ...addressOf(facts, texts, 'shipTo'),
    ...(options.agent === null ? {} : { shippingAgentCode: options.agent }),
    ...(options.terms === null ? {} : { paymentTermsCode: options.terms }),
    ...(options.method === null ? {} : { shipmentMethodCode: options.method }),
    ...(settings.discountBecomesPaymentDiscount
      ? { paymentDiscountPercent: order.discountPercentage ?? '0' }
      : {}),
    externalDocumentNo: texts.cut('name', 35)?.trim().toUpperCase() ?? null,
    workDescription: order.description ?? null,
    ...(quote === null ? {} : { quoteNo: quote.number }),
    ...discountOf(order),
  };
}

// OC-42: what the CRM took off its lines, percentage and amount together.
function discountOf(order: Row): Row {
  const given = [order.discountAmount, order.discountPercentage];
  if (given.every((value) => new Decimal(String(value ?? '0')).isZero())) return {};
  const discount = new Decimal(String(order.totalLineItemAmount ?? '0')).minus(
    String(order.totalAmountLessFreight ?? '0'),
  );
  return { invoiceDiscountCalculation: DISCOUNT.amount, invoiceDiscountValue: discount.toFixed() };
}

// OC-7: all six are written as soon as one is filled; otherwise the customer's own stay.
function addressOf(facts: ConversionFacts, texts: FittedTexts, prefix: 'billTo' | 'shipTo'): Row {
  const address = {
    [`${prefix}Address`]: texts.cut(`${prefix}Line1`, 100),
    [`${prefix}Address2`]: texts.cut(`${prefix}Line2`, 50),
    [`${prefix}PostCode`]: texts.cut(`${prefix}PostalCode`, 20),
    [`${prefix}City`]: texts.cut(`${prefix}City`, 30),
    [`${prefix}CountryRegionCode`]: texts.country(`${prefix}Country`, facts.countries),
    [`${prefix}County`]: texts.cut(`${prefix}StateOrProvince`, 30),
  };
  return Object.values(address).some((part) => part !== null) ? address : {};
}

// OC-37 to OC-41: the last line, on the account of the settings; freight that is not positive is dropped.
function freightOf(
  { order, name }: ConversionFacts,
  settings: SalesSettings,
): SalesOrderLineDraft[] {
  const freight = new Decimal(String(order.freightAmount ?? '0'));
  if (!freight.greaterThan(0)) return [];
  return [
    {
      type: LINE_TYPE.glAccount,
      no: settings.freightGlAccountNo,
      description: FREIGHT_TEXT,
      quantity: '1',
      unitPrice: freight.toFixed(),
      ...(settings.freightGlAccountNo === null
        ? { refusal: errors.freightAccountMissing(name, freight.toFixed()) }
        : {}),
    },
  ];
}
