import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { documentAmounts, type DocumentLine } from '../sales-document/document-amounts.rules';
import { lineAmounts } from '../sales-document/line-amounts.rules';
import { QUANTITY_PLACES, roundTo } from '../sales-document/rounding.rules';
import {
  accountNotPostable,
  productBlocked,
  vatSetupMissing,
} from '../sales-document/sales-document.errors';
import { discountFactor, priceOf } from './line-price.rules';
import type { OrderFacts } from './order-facts.store';
import { LINE_TYPE, type SalesOrderDraft, type SalesOrderLineDraft } from './sales-order.draft';
import { newId } from '../../platform/new-id';

/** Line numbers leave room for lines in between (OC-13). */
const STEP = 10_000;

/** The lines of a new order with all amounts, comments included. Pure. */
export function orderLines(draft: SalesOrderDraft, header: Row, facts: OrderFacts): Row[] {
  const rows: Row[] = [];
  let lineNo = 0;
  const context = { header, facts, netAmounts: draft.netAmounts ?? false };
  for (const line of draft.lines) {
    lineNo += STEP;
    if (line.refusal) throw line.refusal;
    const main =
      line.type === LINE_TYPE.comment
        ? commentLine(line.description ?? null)
        : typedLine(line, lineNo, context);
    rows.push({ ...main, lineNo });
    const attachedToLineNo = lineNo;
    for (const text of line.comments ?? []) {
      lineNo += STEP;
      rows.push({ ...commentLine(text), lineNo, attachedToLineNo });
    }
  }
  const amounts = documentAmounts(rows.map(asDocumentLine), {
    precision: amountPrecision(header, facts),
    vatBaseDiscountPercent: String(header.vatBaseDiscountPercent ?? '0'),
    pricesIncludingVat: header.pricesIncludingVat === true,
    invoiceDiscount: draft.netAmounts
      ? documentDiscount(rows, header, amountPrecision(header, facts))
      : String(header.invoiceDiscountValue ?? '0'),
  });
  return rows.map((row, index) => ({
    ...row,
    id: newId(),
    documentId: draft.id,
    documentNumber: header.number ?? null,
    invDiscountAmount: amounts[index]?.invDiscountAmount.toFixed() ?? '0',
    amount: amounts[index]?.amount.toFixed() ?? '0',
    amountIncludingVat: amounts[index]?.amountIncludingVat.toFixed() ?? '0',
  }));
}

/**
 * The invoice discount in terms of the order's prices: a net one is grossed up by the VAT of the lines it falls
 * on, so that the net amounts come out as if the order were net (OC-35).
 */
export function documentDiscount(rows: readonly Row[], header: Row, precision: string): string {
  const discount = new Decimal(String(header.invoiceDiscountValue ?? '0'));
  if (header.pricesIncludingVat !== true || discount.isZero()) return discount.toFixed();
  const open = rows.map(asDocumentLine).filter((line) => line.discountable);
  const gross = Decimal.sum(0, ...open.map((line) => line.lineAmount));
  const net = Decimal.sum(
    0,
    ...open.map(({ lineAmount, vatPercent }) => lineAmount.div(vatPercent.div(100).plus(1))),
  );
  return net.isZero()
    ? discount.toFixed()
    : roundTo(discount.times(gross).div(net), precision).toFixed();
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

function commentLine(text: string | null): Row {
  return { type: LINE_TYPE.comment, no: null, description: text };
}

interface LineContext {
  readonly header: Row;
  readonly facts: OrderFacts;
  readonly netAmounts: boolean;
}

function typedLine(line: SalesOrderLineDraft, lineNo: number, context: LineContext): Row {
  const { header, facts, netAmounts } = context;
  const record = recordOf(line, facts, lineNo);
  const vat = vatOf(header, record, facts, lineNo);
  const unit = unitOf(line, record, facts, lineNo);
  const quantity = new Decimal(line.quantity ?? '0').toDecimalPlaces(
    QUANTITY_PLACES,
    Decimal.ROUND_HALF_UP,
  );
  const pricing = { header, record, facts, unit, vatPercent: vat.percent, netAmounts };
  const unitPrice = priceOf(line, pricing);
  const amounts = lineAmounts(
    {
      lineNo,
      quantity: quantity.toFixed(),
      unitPrice,
      lineDiscountAmount: discountFactor(line, pricing)
        .times(line.lineDiscountAmount ?? '0')
        .toFixed(),
    },
    amountPrecision(header, facts),
  );
  return {
    type: line.type,
    no: line.no,
    description:
      line.description ??
      (record.description as string | null) ??
      (record.name as string | null) ??
      null,
    unitOfMeasureCode: unit.code,
    qtyPerUnitOfMeasure: unit.quantity,
    quantity: quantity.toFixed(),
    quantityBase: quantity
      .times(unit.quantity)
      .toDecimalPlaces(QUANTITY_PLACES, Decimal.ROUND_HALF_UP)
      .toFixed(),
    outstandingQuantity: quantity.toFixed(),
    qtyToShip: quantity.toFixed(),
    qtyToInvoice: quantity.toFixed(),
    unitPrice,
    unitCostLcy: String(record.unitCost ?? '0'),
    lineDiscountPercent: amounts.lineDiscountPercent.toFixed(),
    lineDiscountAmount: amounts.lineDiscountAmount.toFixed(),
    lineAmount: amounts.lineAmount.toFixed(),
    allowInvoiceDisc: line.type === LINE_TYPE.glAccount ? false : (record.allowInvoiceDisc ?? true),
    vatPercent: vat.percent,
    vatIdentifier: vat.identifier,
    vatCalculationType: vat.calculationType,
    vatBusPostingGroup: header.vatBusPostingGroup ?? null,
    vatProdPostingGroup: record.vatProdPostingGroup ?? null,
    genProdPostingGroup: record.genProdPostingGroup ?? null,
    locationCode: header.locationCode ?? null,
    requestedDeliveryDate: header.requestedDeliveryDate ?? null,
    shipmentDate: header.shipmentDate ?? header.orderDate ?? null,
  };
}

function recordOf(line: SalesOrderLineDraft, facts: OrderFacts, lineNo: number): Row {
  if (line.type === LINE_TYPE.glAccount) {
    const account = facts.accounts.get(line.no ?? '');
    if (!account) throw recordNotFound('G/L account', line.no ?? '(blank)', 'lines');
    if (account.blocked === true || account.directPosting !== true)
      throw accountNotPostable(line.no ?? '', lineNo);
    return account;
  }
  const noun = line.type === LINE_TYPE.item ? 'Item' : 'Resource';
  const record = (line.type === LINE_TYPE.item ? facts.items : facts.resources).get(line.no ?? '');
  if (!record) throw recordNotFound(noun, line.no ?? '(blank)', 'lines');
  if (record.blocked === true || record.salesBlocked === true)
    throw productBlocked(noun, line.no ?? '', lineNo);
  return record;
}

function unitOf(
  line: SalesOrderLineDraft,
  record: Row,
  facts: OrderFacts,
  lineNo: number,
): { code: string | null; quantity: string } {
  const code =
    line.unitOfMeasureCode ??
    (record.salesUnitOfMeasure as string | null) ??
    (record.baseUnitOfMeasure as string | null) ??
    null;
  if (code === null) return { code: null, quantity: '1' };
  const quantity = facts.units.get(`${line.no ?? ''}/${code}`);
  if (quantity === undefined && code !== record.baseUnitOfMeasure) {
    throw new Refusal(
      'UNIT_NOT_OF_ITEM',
      `${code} is no unit of ${line.no ?? ''} (line ${lineNo}).`,
      {
        field: 'lines',
        remedy: `Add the unit ${code} (itemUnitCreate), or choose another one.`,
        data: { no: line.no, code, lineNo },
      },
    );
  }
  return { code, quantity: quantity ?? '1' };
}

// Reverse charge and sales tax add no VAT to a line.
const UNTAXED = new Set([1, 3]);

function vatOf(
  header: Row,
  record: Row,
  facts: OrderFacts,
  lineNo: number,
): { percent: string; identifier: string; calculationType: number } {
  const product = record.vatProdPostingGroup as string | null | undefined;
  if (product == null) return { percent: '0', identifier: '', calculationType: 0 };
  const business = (header.vatBusPostingGroup as string | null) ?? null;
  const setup = facts.vat.get(`${business ?? ''}/${product}`);
  if (!setup) throw vatSetupMissing(business, product, lineNo);
  const calculationType = Number(setup.vatCalculationType);
  const percent = UNTAXED.has(calculationType) ? '0' : String(setup.vatPercent);
  return { percent, identifier: String(setup.vatIdentifier), calculationType };
}
