import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { documentAmounts, type DocumentLine } from '../sales-document/document-amounts.rules';
import { grossFactor, type GrossLine } from '../sales-document/net-line.rules';
import { roundTo } from '../sales-document/rounding.rules';
import type { OrderFacts } from './order-facts.store';
import { DISCOUNT, LINE_TYPE } from './sales-order.draft';

/** The lines of an order with all amounts, and the invoice discount in terms of its prices. */
export interface OrderLines {
  readonly rows: Row[];
  readonly invoiceDiscount: string;
}

/** What lines are made in. */
export interface LineContext {
  readonly header: Row;
  readonly facts: OrderFacts;
  /** Given prices and discounts are net, whatever the order's prices include. */
  readonly netAmounts: boolean;
}

/** Spreads the invoice discount and the VAT over the lines of an order, in line-number order. Pure. */
export function withAmounts(rows: readonly Row[], context: LineContext): OrderLines {
  const { header, facts } = context;
  const precision = amountPrecision(header, facts);
  const invoiceDiscount = documentDiscount(rows, context, precision);
  const amounts = documentAmounts(rows.map(asDocumentLine), {
    precision,
    vatBaseDiscountPercent: String(header.vatBaseDiscountPercent ?? '0'),
    pricesIncludingVat: header.pricesIncludingVat === true,
    invoiceDiscount,
  });
  const taxed = rows.map((row, index) => ({
    ...row,
    invDiscountAmount: amounts[index]?.invDiscountAmount.toFixed() ?? '0',
    amount: amounts[index]?.amount.toFixed() ?? '0',
    amountIncludingVat: amounts[index]?.amountIncludingVat.toFixed() ?? '0',
  }));
  return { rows: taxed, invoiceDiscount };
}

// A discount in percent is of the lines it falls on. A net amount is grossed up by their VAT, so that the net
// amounts come out as if the order were net (OC-35).
function documentDiscount(
  rows: readonly Row[],
  { header, netAmounts }: LineContext,
  precision: string,
): string {
  const value = new Decimal(String(header.invoiceDiscountValue ?? '0'));
  if (value.isZero()) return '0';
  const open = rows.map(asDocumentLine).filter((line) => line.discountable);
  const base = Decimal.sum(0, ...open.map((line) => line.lineAmount));
  if (header.invoiceDiscountCalculation === DISCOUNT.percent)
    return roundTo(base.times(value).div(100), precision).toFixed();
  if (!netAmounts || header.pricesIncludingVat !== true) return value.toFixed();
  const taxed = String(header.vatBaseDiscountPercent ?? '0');
  const net = Decimal.sum(
    0,
    ...open.map((line) => line.lineAmount.div(grossFactor(line.vatPercent.toFixed(), taxed))),
  );
  return net.isZero() ? value.toFixed() : roundTo(value.times(base).div(net), precision).toFixed();
}

/** Precision of amounts in the order's currency. */
export function amountPrecision(header: Row, facts: OrderFacts): string {
  if (header.currencyCode == null) return facts.ledger.precision;
  return facts.currencies.get(String(header.currencyCode))?.precision ?? facts.ledger.precision;
}

/** A stored line as the document's totals see it. */
export function asDocumentLine(row: Row): DocumentLine {
  const isTyped = row.type !== LINE_TYPE.comment;
  const priced = new Decimal(String(row.quantity ?? '0')).times(String(row.unitPrice ?? '0'));
  return {
    lineAmount: new Decimal(String(row.lineAmount ?? '0')),
    vatPercent: new Decimal(String(row.vatPercent ?? '0')),
    vatIdentifier: String(row.vatIdentifier ?? ''),
    discountable:
      isTyped &&
      row.type !== LINE_TYPE.glAccount &&
      !priced.isZero() &&
      row.allowInvoiceDisc === true,
  };
}

/** A stored line of an order whose prices include VAT. */
export function asGrossLine(row: Row): GrossLine {
  const figure = (property: string): string => String(row[property] ?? '0');
  return {
    quantity: figure('quantity'),
    unitPrice: figure('unitPrice'),
    lineDiscountAmount: figure('lineDiscountAmount'),
    invDiscountAmount: figure('invDiscountAmount'),
    amount: figure('amount'),
    vatPercent: figure('vatPercent'),
  };
}
