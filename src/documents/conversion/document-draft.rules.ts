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
import type { DocumentFacts } from './document-facts';
import { FittedTexts, type ConversionWarning } from './conversion-warning';
import * as errors from './conversion.errors';
import { lineOf } from './line-draft.rules';

/** The text of a freight line. */
export const FREIGHT_TEXT = 'Freight amount';

/** The ERP document that a CRM document becomes, and what of it could not be taken over as it was. */
export interface DocumentDraft {
  readonly draft: SalesOrderDraft;
  readonly warnings: readonly ConversionWarning[];
}

/** What one kind of document adds to the header that orders and quotes share. */
export type OwnHeader = (document: Row) => Row;

/**
 * The ERP document that a CRM document becomes (A.3 to A.8, QT-5 to QT-7). What forbids it is refused in the order
 * of A.2: rows 5 to 8 at once; the rest stands in the draft, where the ERP's own checks of customer and lines come
 * in between. Pure.
 */
export function documentDraft(
  facts: DocumentFacts,
  settings: SalesSettings,
  id: string,
  ownHeader: OwnHeader,
): DocumentDraft {
  const customerNo = customerOf(facts);
  const currency = currencyOf(facts);
  const texts = new FittedTexts(facts.document);
  const header = { ...headerOf(facts, texts), ...ownHeader(facts.document) };
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
function customerOf({ document, name, party }: DocumentFacts): string {
  if (document.customerId == null) throw errors.documentWithoutCustomer(name);
  const { accountId, customerNo } = party;
  const account = party.accountName ?? '(no name)';
  if (party.direct && accountId !== null && party.accountType !== 3)
    throw errors.accountNotACustomer(name, account);
  if (accountId === null) throw errors.accountNotFound(name);
  if (!party.coupled) throw errors.accountNotCoupled(name, { id: accountId, name: account });
  if (customerNo === null) throw errors.customerDeleted(name, account);
  return customerNo;
}

// OC-6; A.2, rows 10 and 11.
function currencyOf({ name, currency }: DocumentFacts): string | null | Refusal {
  if (currency === null) return null;
  const { iso, erp, local } = currency;
  if (iso === null) return errors.crmCurrencyNotFound(name);
  if (iso.trim() === local) return null;
  return erp ?? errors.erpCurrencyNotFound(name, iso);
}

// OC-5, QT-5.
function headerOf(facts: DocumentFacts, texts: FittedTexts): Row {
  const { document, name, options } = facts;
  return {
    yourReference: texts.cut(name.kind === 'order' ? 'orderNumber' : 'quoteNumber', 35),
    requestedDeliveryDate: document.requestDeliveryBy ?? null,
    ...addressOf(facts, texts, 'billTo'),
    ...addressOf(facts, texts, 'shipTo'),
    ...(options.agent === null ? {} : { shippingAgentCode: options.agent }),
    ...(options.terms === null ? {} : { paymentTermsCode: options.terms }),
    ...(options.method === null ? {} : { shipmentMethodCode: options.method }),
    externalDocumentNo: texts.cut('name', 35)?.trim().toUpperCase() ?? null,
    workDescription: document.description ?? null,
    ...discountOf(document),
  };
}

// OC-42: what the CRM took off its lines, percentage and amount together.
function discountOf(document: Row): Row {
  const given = [document.discountAmount, document.discountPercentage];
  if (given.every((value) => new Decimal(String(value ?? '0')).isZero())) return {};
  const discount = new Decimal(String(document.totalLineItemAmount ?? '0')).minus(
    String(document.totalAmountLessFreight ?? '0'),
  );
  return { invoiceDiscountCalculation: DISCOUNT.amount, invoiceDiscountValue: discount.toFixed() };
}

// OC-7: all six are written as soon as one is filled; otherwise the customer's own stay.
function addressOf(facts: DocumentFacts, texts: FittedTexts, prefix: 'billTo' | 'shipTo'): Row {
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
  { document, name }: DocumentFacts,
  settings: SalesSettings,
): SalesOrderLineDraft[] {
  const freight = new Decimal(String(document.freightAmount ?? '0'));
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
