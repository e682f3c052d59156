import { stillReserved } from '../../reservation/reserved-quantity.rules';
import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { amountPrecision, type LineContext } from '../order-amounts.rules';
import { newLines, orderLine } from '../order-lines.rules';
import {
  checkInvoicedPrepayment,
  keptTerms,
  prepaymentOf,
  type PrepaymentTerms,
} from '../prepayment/prepayment.rules';
import { lineNotFound } from '../posting/posting.errors';
import { LINE_TYPE, type SalesOrderLineDraft } from '../sales-order.draft';
import { lineShipped } from './order-editing.errors';
import type { OrderLineChange } from './order.inputs';

/** Edits of the lines of an order. */
export interface LineEdits {
  readonly removed: readonly number[];
  readonly changed: readonly OrderLineChange[];
  readonly added: readonly SalesOrderLineDraft[];
  /** New part of all lines that is to be paid beforehand; null: it stays. */
  readonly prepaymentPercent: string | null;
}

/** The lines of an order after the edits, before discount of the document and VAT; new ones have no id. Pure. */
export function editedLines(
  order: string,
  lines: readonly Row[],
  edits: LineEdits,
  context: LineContext,
): Row[] {
  const numbers = new Set(lines.map((line) => Number(line.lineNo)));
  for (const lineNo of [...edits.removed, ...edits.changed.map((change) => change.lineNo)])
    if (!numbers.has(lineNo)) throw lineNotFound(order, lineNo);
  const removed = new Set(edits.removed);
  const changes = new Map(edits.changed.map((change) => [change.lineNo, change]));
  const kept = lines.flatMap((line): Row[] => {
    const lineNo = Number(line.lineNo);
    if (removed.has(lineNo)) {
      checkShipped(order, line, new Decimal(0));
      checkInvoicedPrepayment(order, { ...line, prepaymentLineAmount: '0' });
      return [];
    }
    // Comments go along with the line they are attached to.
    if (line.attachedToLineNo != null && removed.has(Number(line.attachedToLineNo))) return [];
    const change = changes.get(lineNo);
    if (change) return [changedLine(order, line, { change, edits }, context)];
    return [edits.prepaymentPercent == null ? line : prepaidLine(order, line, edits, context)];
  });
  const last = lines.reduce((most, line) => Math.max(most, Number(line.lineNo)), 0);
  return [...kept, ...newLines(edits.added, last, context)];
}

function changedLine(
  order: string,
  line: Row,
  { change, edits }: { change: OrderLineChange; edits: LineEdits },
  context: LineContext,
): Row {
  const text = change.description === undefined ? line.description : change.description;
  if (line.type === LINE_TYPE.comment) return { ...line, description: text ?? null };
  const made = orderLine(
    { ...draftOf(line, change, text), ...termsOf(line, change, edits) },
    change.lineNo,
    context,
  );
  const quantity = new Decimal(String(made.quantity));
  checkShipped(order, line, quantity);
  checkInvoicedPrepayment(order, { ...line, ...made });
  const outstanding = quantity.minus(String(line.quantityShipped));
  return {
    ...line,
    ...made,
    outstandingQuantity: outstanding.toFixed(),
    reservedQuantity: stillReserved(line, outstanding, made),
    qtyToShip: outstanding.toFixed(),
    qtyToInvoice: quantity.minus(String(line.quantityInvoiced)).toFixed(),
  };
}

function prepaidLine(order: string, line: Row, edits: LineEdits, context: LineContext): Row {
  if (line.type === LINE_TYPE.comment) return line;
  const lineAmount = new Decimal(String(line.lineAmount));
  const precision = amountPrecision(context.header, context.facts);
  const subject = { lineNo: Number(line.lineNo), lineAmount };
  const made = { ...line, ...prepaymentOf(subject, edits, precision) };
  checkInvoicedPrepayment(order, made);
  return made;
}

// What the change leaves open stays; a new quantity alone keeps price and discount as they are.
function draftOf(
  line: Row,
  change: OrderLineChange,
  description: Row[string] | undefined,
): SalesOrderLineDraft {
  const { unitOfMeasureCode, quantity, unitPrice, lineDiscountAmount } = change;
  return {
    type: Number(line.type),
    no: String(line.no),
    description: (description ?? null) as string | null,
    unitOfMeasureCode:
      unitOfMeasureCode?.trim().toUpperCase() ?? (line.unitOfMeasureCode as string | null),
    quantity: quantity ?? String(line.quantity),
    unitPrice: unitPrice ?? String(line.unitPrice),
    lineDiscountAmount: lineDiscountAmount ?? String(line.lineDiscountAmount),
  };
}

// What the line is given itself, else what all lines are given, else what it had.
function termsOf(line: Row, change: OrderLineChange, edits: LineEdits): PrepaymentTerms {
  const { prepaymentPercent = null, prepaymentAmount = null } = change;
  if (prepaymentPercent !== null || prepaymentAmount !== null)
    return { prepaymentPercent, prepaymentAmount };
  return edits.prepaymentPercent === null
    ? keptTerms(line)
    : { prepaymentPercent: edits.prepaymentPercent };
}

function checkShipped(order: string, line: Row, quantity: Decimal): void {
  const shipped = new Decimal(String(line.quantityShipped ?? '0'));
  if (shipped.isZero()) return;
  const keeps =
    quantity.isNegative() === shipped.isNegative() &&
    quantity.abs().greaterThanOrEqualTo(shipped.abs());
  if (!keeps) throw lineShipped(order, Number(line.lineNo), shipped.toFixed());
}
