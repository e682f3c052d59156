import { Decimal } from 'decimal.js';
import type { Row, RowValue } from '../platform/database/record-table';
import { LINE_TYPE, type SalesOrderLineDraft } from '../erp/sales-order/sales-order.draft';
import type { SalesSettings } from '../sync/settings/sales-settings.entity';
import * as errors from './conversion.errors';
import type { LineFacts } from './crm-order-facts.store';

const PRODUCT_STATES = ['active', 'retired', 'draft', 'under revision'];
const INVENTORY = 1;
const SERVICE = 3;
const TEXT_LENGTH = 100;

/** Header values of the ERP order that a CRM order gives (OC-5, OC-7). Pure. */
export function headerOf(
  order: Row,
  found: {
    currency: string | null;
    terms: string | null;
    agent: string | null;
    method: string | null;
  },
  settings: SalesSettings,
): Row {
  return {
    yourReference: cut(order.orderNumber, 35),
    currencyCode: found.currency,
    requestedDeliveryDate: order.requestDeliveryBy ?? null,
    ...addressOf(order, 'billTo'),
    ...addressOf(order, 'shipTo'),
    ...(found.agent === null ? {} : { shippingAgentCode: found.agent }),
    ...(found.terms === null ? {} : { paymentTermsCode: found.terms }),
    ...(found.method === null ? {} : { shipmentMethodCode: found.method }),
    ...(settings.discountBecomesPaymentDiscount
      ? { paymentDiscountPercent: order.discountPercentage ?? '0' }
      : {}),
    externalDocumentNo: cut(order.name, 35)?.trim().toUpperCase() ?? null,
    workDescription: order.description ?? null,
    invoiceDiscountCalculation: 2,
    invoiceDiscountValue: headerDiscount(order),
  };
}

/** The header discount of a CRM order as an amount: given amount plus percentage of the lines (A.8). */
export function headerDiscount(order: Row): string {
  const lines = new Decimal(String(order.totalLineItemAmount ?? '0'));
  const percent = lines.times(String(order.discountPercentage ?? '0')).div(100);
  return new Decimal(String(order.discountAmount ?? '0'))
    .plus(percent.toDecimalPlaces(2, Decimal.ROUND_HALF_UP))
    .toFixed();
}

/** The line of the ERP order that a line of a CRM order becomes (A.6). Pure; refuses with the line's name. */
export function lineOf(
  order: errors.OrderName,
  facts: LineFacts,
  settings: SalesSettings,
): SalesOrderLineDraft {
  const { line, product } = facts;
  const name = {
    sequence: (line.sequenceNumber as number | null) ?? null,
    product: product?.number ?? (line.productDescription as string | null) ?? null,
  };
  const figures = {
    quantity: String(line.quantity),
    unitPrice: String(line.pricePerUnit),
    netPrice: true,
    lineDiscountAmount: new Decimal(String(line.quantity))
      .times(String(line.volumeDiscountAmount ?? '0'))
      .plus(String(line.manualDiscountAmount ?? '0'))
      .toFixed(),
  };
  const texts = textsOf(line);
  if (line.productId == null) {
    const [first = '', ...rest] = texts;
    return {
      ...writeIn(order, name, settings),
      ...figures,
      description: first.slice(0, TEXT_LENGTH) || null,
      comments: comments([first.slice(TEXT_LENGTH), ...rest]),
    };
  }
  if (product === null || product.state !== 0)
    throw errors.productNotActive(order, name, PRODUCT_STATES[product?.state ?? 1] ?? 'not active');
  const target = targetOf(order, name, facts);
  const [first = '', ...rest] = texts;
  // The first text repeats the ERP's own description: only what follows is new (OC-21, OC-24 mended).
  const extra = first === target.text ? rest : texts;
  return {
    type: target.type,
    no: target.no,
    unitOfMeasureCode: unitOf(order, name, facts, settings),
    ...figures,
    comments: comments(extra),
  };
}

function targetOf(
  order: errors.OrderName,
  name: errors.LineName,
  facts: LineFacts,
): { type: number; no: string; text: string | null } {
  switch (facts.product?.type) {
    case INVENTORY:
      if (!facts.coupled) throw errors.productNotCoupled(order, name, 'ITEM-PRODUCT');
      if (facts.itemNo === null) throw errors.productDeleted(order, name, 'ITEM');
      return { type: LINE_TYPE.item, no: facts.itemNo, text: facts.itemText };
    case SERVICE:
      if (!facts.coupled) throw errors.productNotCoupled(order, name, 'RESOURCE-PRODUCT');
      if (facts.resourceNo === null) throw errors.productDeleted(order, name, 'RESOURCE');
      return { type: LINE_TYPE.resource, no: facts.resourceNo, text: facts.resourceText };
    default:
      throw errors.unsupportedProductType(order, name);
  }
}

// OC-18, OC-19.
function writeIn(
  order: errors.OrderName,
  name: errors.LineName,
  settings: SalesSettings,
): { type: number; no: string } {
  const { writeInProductType, writeInProductNo } = settings;
  if (writeInProductNo === null || writeInProductType === null)
    throw errors.writeInNotConfigured(order, name);
  return {
    type: writeInProductType === 'ITEM' ? LINE_TYPE.item : LINE_TYPE.resource,
    no: writeInProductNo,
  };
}

// OC-26, OC-27.
function unitOf(
  order: errors.OrderName,
  name: errors.LineName,
  facts: LineFacts,
  settings: SalesSettings,
): string | null {
  if (!settings.unitGroupMapping) return null;
  if (!facts.unitCoupled) throw errors.unitNotCoupled(order, name);
  if (facts.unitCode === null) throw errors.unitDeleted(order, name);
  return facts.unitCode;
}

// OC-20: the long text line by line; an empty first line gives way to the product description.
function textsOf(line: Row): string[] {
  const long = typeof line.description === 'string' ? line.description.split(/\r?\n/) : [];
  const [first = '', ...rest] = long;
  return [first === '' ? String(line.productDescription ?? '') : first, ...rest];
}

// OC-23.
function comments(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/[\s\S]{1,100}/g) ?? []);
}

// OC-7: all six are written as soon as one is filled; otherwise the customer's own stay.
function addressOf(order: Row, prefix: 'billTo' | 'shipTo'): Row {
  const value = (part: string, length: number): string | null =>
    cut(order[`${prefix}${part}`], length);
  const address = {
    [`${prefix}Address`]: value('Line1', 100),
    [`${prefix}Address2`]: value('Line2', 50),
    [`${prefix}PostCode`]: value('PostalCode', 20),
    [`${prefix}City`]: value('City', 30),
    [`${prefix}CountryRegionCode`]: value('Country', 10),
    [`${prefix}County`]: value('StateOrProvince', 30),
  };
  return Object.values(address).some((part) => part !== null) ? address : {};
}

function cut(value: RowValue | undefined, length: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, length) : null;
}
