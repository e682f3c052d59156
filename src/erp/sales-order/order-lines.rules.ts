import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { documentAmounts, type DocumentLine } from '../sales-document/document-amounts.rules';
import { lineAmounts } from '../sales-document/line-amounts.rules';
import { QUANTITY_PLACES, roundTo } from '../sales-document/rounding.rules';
import { productBlocked, vatSetupMissing } from '../sales-document/sales-document.errors';
import type { OrderFacts } from './order-facts.store';
import { LINE_TYPE, type SalesOrderDraft, type SalesOrderLineDraft } from './sales-order.draft';
import { newId } from '../../platform/new-id';

/** Line numbers leave room for lines in between (OC-13). */
const STEP = 10_000;

/** The lines of a new order with all amounts, comments included. Pure. */
export function orderLines(draft: SalesOrderDraft, header: Row, facts: OrderFacts): Row[] {
  const rows: Row[] = [];
  let lineNo = 0;
  for (const line of draft.lines) {
    lineNo += STEP;
    const main =
      line.type === LINE_TYPE.comment
        ? commentLine(line.description ?? null)
        : typedLine(line, header, facts, lineNo);
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
    invoiceDiscount: String(header.invoiceDiscountValue ?? '0'),
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

function typedLine(line: SalesOrderLineDraft, header: Row, facts: OrderFacts, lineNo: number): Row {
  const record = recordOf(line, facts, lineNo);
  const vat = vatOf(header, record, facts, lineNo);
  const unit = unitOf(line, record, facts, lineNo);
  const quantity = new Decimal(line.quantity ?? '0').toDecimalPlaces(
    QUANTITY_PLACES,
    Decimal.ROUND_HALF_UP,
  );
  const unitPrice = priceOf(line, { header, record, facts, unit, vatPercent: vat.percent });
  const amounts = lineAmounts(
    {
      lineNo,
      quantity: quantity.toFixed(),
      unitPrice,
      lineDiscountAmount: line.lineDiscountAmount ?? '0',
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
    vatBusPostingGroup: header.vatBusPostingGroup ?? null,
    vatProdPostingGroup: record.vatProdPostingGroup ?? null,
    genProdPostingGroup: record.genProdPostingGroup ?? null,
    locationCode: header.locationCode ?? null,
    requestedDeliveryDate: header.requestedDeliveryDate ?? null,
    shipmentDate: header.shipmentDate ?? header.orderDate ?? null,
  };
}

function recordOf(line: SalesOrderLineDraft, facts: OrderFacts, lineNo: number): Row {
  if (line.type === LINE_TYPE.glAccount) return {};
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

function vatOf(
  header: Row,
  record: Row,
  facts: OrderFacts,
  lineNo: number,
): { percent: string; identifier: string } {
  const product = record.vatProdPostingGroup as string | null | undefined;
  if (product == null) return { percent: '0', identifier: '' };
  const business = (header.vatBusPostingGroup as string | null) ?? null;
  const setup = facts.vat.get(`${business ?? ''}/${product}`);
  if (!setup) throw vatSetupMissing(business, product, lineNo);
  return { percent: String(setup.vatPercent), identifier: String(setup.vatIdentifier) };
}

interface PriceContext {
  header: Row;
  record: Row;
  facts: OrderFacts;
  unit: { code: string | null; quantity: string };
  vatPercent: string;
}

function priceOf(
  line: SalesOrderLineDraft,
  { header, record, facts, unit, vatPercent }: PriceContext,
): string {
  const rate = new Decimal(vatPercent).div(100).plus(1);
  const inclusive = header.pricesIncludingVat === true;
  if (line.unitPrice != null) {
    const given = new Decimal(line.unitPrice);
    return line.netPrice && inclusive
      ? roundTo(given.times(rate), facts.ledger.unitPrecision).toFixed()
      : given.toFixed();
  }
  const own = bestPrice(line, header, facts, unit.code);
  const price = own
    ? new Decimal(String(own.unitPrice))
    : new Decimal(String(record.unitPrice ?? '0'))
        .times(unit.quantity)
        .times(String(header.currencyFactor ?? '1'));
  const includes = own ? own.priceIncludesVat === true : record.priceIncludesVat === true;
  if (includes === inclusive) return roundTo(price, facts.ledger.unitPrecision).toFixed();
  return roundTo(
    includes ? price.div(rate) : price.times(rate),
    facts.ledger.unitPrecision,
  ).toFixed();
}

// The cheapest price that is meant for this customer, currency, unit and quantity.
function bestPrice(
  line: SalesOrderLineDraft,
  header: Row,
  facts: OrderFacts,
  unit: string | null,
): Row | undefined {
  if (line.type !== LINE_TYPE.item) return undefined;
  return (facts.prices.get(line.no ?? '') ?? []).find((price) => {
    const meant =
      price.salesType === 2 ||
      (price.salesType === 0 && price.salesCode === header.sellToCustomerNo) ||
      (price.salesType === 1 && price.salesCode === header.customerPriceGroup);
    return (
      meant &&
      (price.currencyCode ?? null) === (header.currencyCode ?? null) &&
      (price.unitOfMeasureCode == null || price.unitOfMeasureCode === unit) &&
      new Decimal(String(price.minimumQuantity)).lessThanOrEqualTo(line.quantity ?? '0')
    );
  });
}
