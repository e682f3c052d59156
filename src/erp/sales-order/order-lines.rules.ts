import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { lineAmounts } from '../sales-document/line-amounts.rules';
import { QUANTITY_PLACES } from '../sales-document/rounding.rules';
import {
  accountNotPostable,
  productBlocked,
  vatSetupMissing,
} from '../sales-document/sales-document.errors';
import { discountFactor, priceOf } from './line-price.rules';
import {
  amountPrecision,
  withAmounts,
  type LineContext,
  type OrderLines,
} from './order-amounts.rules';
import type { OrderFacts } from './order-facts.store';
import { prepaymentOf, type PrepaymentTerms } from './prepayment/prepayment.rules';
import { LINE_TYPE, type SalesOrderDraft, type SalesOrderLineDraft } from './sales-order.draft';
import { newId } from '../../platform/new-id';

/** Line numbers leave room for lines in between (OC-13). */
const STEP = 10_000;

/** The lines of a new order with all amounts, comments included. Pure. */
export function orderLines(draft: SalesOrderDraft, header: Row, facts: OrderFacts): OrderLines {
  const context = { header, facts, netAmounts: draft.netAmounts ?? false };
  const rows = newLines(draft.lines, 0, context).map((row) => ({
    ...row,
    id: newId(),
    documentId: draft.id,
    documentNumber: header.number ?? null,
  }));
  return withAmounts(rows, context);
}

/** Lines before discount of the document and VAT, numbered behind the last one. Pure. */
export function newLines(
  drafts: readonly SalesOrderLineDraft[],
  lastNo: number,
  context: LineContext,
): Row[] {
  const rows: Row[] = [];
  let lineNo = lastNo;
  for (const line of drafts) {
    lineNo += STEP;
    if (line.refusal) throw line.refusal;
    rows.push({ ...orderLine(line, lineNo, context), lineNo });
    const attachedToLineNo = lineNo;
    for (const text of line.comments ?? []) {
      lineNo += STEP;
      rows.push({ ...commentLine(text), lineNo, attachedToLineNo });
    }
  }
  return rows;
}

/** One line before discount of the document and VAT. Pure. */
export function orderLine(line: SalesOrderLineDraft, lineNo: number, context: LineContext): Row {
  return line.type === LINE_TYPE.comment
    ? commentLine(line.description ?? null)
    : typedLine(line, lineNo, context);
}

function commentLine(text: string | null): Row {
  return { type: LINE_TYPE.comment, no: null, description: text };
}

function typedLine(line: SalesOrderLineDraft, lineNo: number, context: LineContext): Row {
  const { header, facts, netAmounts } = context;
  const record = recordOf(line, facts, lineNo);
  const vat = vatOf(header, record, facts, lineNo);
  const unit = unitOf(line, record, facts, lineNo);
  const quantity = rounded(new Decimal(line.quantity ?? '0'));
  const pricing = { header, record, facts, unit, vatPercent: vat.percent, netAmounts };
  const unitPrice = priceOf(line, pricing);
  const factor = discountFactor(line, pricing);
  const lineDiscountAmount = factor.times(line.lineDiscountAmount ?? '0').toFixed();
  const priced = { lineNo, quantity: quantity.toFixed(), unitPrice, lineDiscountAmount };
  const amounts = lineAmounts(priced, amountPrecision(header, facts));
  const prepayment = prepaymentOf(
    { lineNo, lineAmount: amounts.lineAmount },
    termsOf(line, header),
    amountPrecision(header, facts),
  );
  const said = line.description ?? record.description ?? record.name;
  return {
    type: line.type,
    no: line.no,
    description: typeof said === 'string' ? said : null,
    unitOfMeasureCode: unit.code,
    qtyPerUnitOfMeasure: unit.quantity,
    quantityBase: rounded(quantity.times(unit.quantity)).toFixed(),
    ...openQuantities(quantity.toFixed()),
    unitPrice,
    unitCostLcy: String(record.unitCost ?? '0'),
    lineDiscountPercent: amounts.lineDiscountPercent.toFixed(),
    lineDiscountAmount: amounts.lineDiscountAmount.toFixed(),
    lineAmount: amounts.lineAmount.toFixed(),
    allowInvoiceDisc: line.type === LINE_TYPE.glAccount ? false : (record.allowInvoiceDisc ?? true),
    vatPercent: vat.percent,
    vatIdentifier: vat.identifier,
    vatCalculationType: vat.calculationType,
    ...groupsOf(header, record),
    ...datesOf(header),
    ...prepayment,
  };
}

// A line that says nothing of its own is paid beforehand as the order is; without either it stays as it is.
function termsOf(line: SalesOrderLineDraft, header: Row): PrepaymentTerms {
  const said = line.prepaymentPercent != null || line.prepaymentAmount != null;
  if (said || new Decimal(String(header.prepaymentPercent ?? '0')).isZero()) return line;
  return { prepaymentPercent: String(header.prepaymentPercent) };
}

function rounded(quantity: Decimal): Decimal {
  return quantity.toDecimalPlaces(QUANTITY_PLACES, Decimal.ROUND_HALF_UP);
}

// Nothing of a new line is shipped or invoiced yet.
function openQuantities(quantity: string): Row {
  return {
    quantity,
    outstandingQuantity: quantity,
    qtyToShip: quantity,
    qtyToInvoice: quantity,
  };
}

function groupsOf(header: Row, record: Row): Row {
  return {
    vatBusPostingGroup: header.vatBusPostingGroup ?? null,
    vatProdPostingGroup: record.vatProdPostingGroup ?? null,
    genProdPostingGroup: record.genProdPostingGroup ?? null,
  };
}

function datesOf(header: Row): Row {
  return {
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
