import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { Refusal } from '../../../platform/errors/refusal';
import { lineShipped } from '../editing/order-editing.errors';
import { withNetDiscount } from './net-discount.rules';
import type { OrderFacts } from '../order-facts.store';
import { stillReserved } from '../../reservation/reserved-quantity.rules';
import { orderLine } from '../order-lines.rules';
import { keptTerms, prepaymentDue } from '../prepayment/prepayment.rules';
import { nothingToRelease } from '../posting/posting.errors';
import { DISCOUNT, LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';

/** What another system says about an order as a whole. */
export interface OrderRenewal {
  readonly id: string;
  /** Discount on the document, without VAT. */
  readonly invoiceDiscount: string;
  /** Without VAT; null: none. */
  readonly freight: { readonly amount: string; readonly accountNo: string | null } | null;
}

/** An order as it is to be: changes of the header, and all of its lines; a new one has no id. */
export interface RenewedOrder {
  readonly changes: Row;
  readonly rows: readonly Row[];
}

const FREIGHT_TEXT = 'Freight amount';
const STEP = 10_000;

/**
 * An order whose lines were written from outside: every figure that follows from quantity, price and line discount, the
 * freight line (OC-39), the discount of the document, and its state (BI-17). Pure.
 */
export function renewedOrder(
  { header, lines }: LockedOrder,
  { invoiceDiscount, freight }: OrderRenewal,
  facts: OrderFacts,
): RenewedOrder {
  const discount = new Decimal(invoiceDiscount);
  const context = { header, facts, netAmounts: false };
  const known = lines.map((line) => renewedLine(String(header.number), line, context));
  const all = freight === null ? known : withFreight(known, freight, context);
  const { rows, invoiceDiscount: spread } = withNetDiscount(all, discount, context);
  const changes: Row = {};
  if (!discount.isZero() || header.invoiceDiscountCalculation === DISCOUNT.amount)
    Object.assign(changes, {
      invoiceDiscountCalculation: discount.isZero() ? DISCOUNT.none : DISCOUNT.amount,
      invoiceDiscountValue: spread,
    });
  if (!rows.some((line) => !decimal(line.quantity).isZero()))
    throw nothingToRelease(String(header.number));
  changes.status = rows.some(prepaymentDue) ? STATUS.open : STATUS.released;
  return { changes, rows };
}

type Context = Parameters<typeof orderLine>[2];

function renewedLine(order: string, line: Row, context: Context): Row {
  if (line.type === LINE_TYPE.comment) return line;
  const made = orderLine(
    {
      type: Number(line.type),
      no: String(line.no),
      description: (line.description ?? null) as string | null,
      unitOfMeasureCode: (line.unitOfMeasureCode ?? null) as string | null,
      quantity: String(line.quantity),
      unitPrice: String(line.unitPrice),
      lineDiscountAmount: String(line.lineDiscountAmount),
      ...keptTerms(line),
    },
    Number(line.lineNo),
    context,
  );
  const quantity = decimal(made.quantity);
  const shipped = decimal(line.quantityShipped);
  if (shipped.abs().greaterThan(quantity.abs()))
    throw lineShipped(order, Number(line.lineNo), shipped.toFixed());
  const outstanding = quantity.minus(shipped).toFixed();
  const reservedQuantity = stillReserved(line, quantity.minus(shipped), made);
  const { requestedDeliveryDate = null, shipmentDate = null, locationCode = null } = line;
  return {
    ...line,
    ...made,
    ...{ requestedDeliveryDate, shipmentDate, locationCode },
    outstandingQuantity: outstanding,
    reservedQuantity,
    qtyToShip: outstanding,
    qtyToInvoice: quantity.minus(decimal(line.quantityInvoiced)).toFixed(),
  };
}

// A line of that amount is there already, or one that nothing is shipped of takes it; else it is the last line.
function withFreight(
  lines: readonly Row[],
  { amount, accountNo }: NonNullable<OrderRenewal['freight']>,
  context: Context,
): Row[] {
  if (accountNo === null)
    throw new Refusal('FREIGHT_ACCOUNT_MISSING', 'No G/L account is set for freight.', {
      field: 'freightAmount',
      remedy: 'Name one: salesSettingsUpdate with freightGlAccountNo.',
      data: { freightAmount: amount },
    });
  const ofAccount = (line: Row): boolean =>
    line.type === LINE_TYPE.glAccount && line.no === accountNo;
  const open = lines.find((line) => ofAccount(line) && decimal(line.quantityShipped).isZero());
  const last = lines.reduce((most, line) => Math.max(most, Number(line.lineNo)), 0);
  const lineNo = open ? Number(open.lineNo) : last + STEP;
  const draft = {
    type: LINE_TYPE.glAccount,
    no: accountNo,
    description: FREIGHT_TEXT,
    quantity: '1',
    unitPrice: amount,
  };
  const made: Row = { ...orderLine(draft, lineNo, { ...context, netAmounts: true }), lineNo };
  const price = decimal(made.unitPrice);
  if (lines.some((line) => ofAccount(line) && decimal(line.unitPrice).equals(price)))
    return [...lines];
  return open
    ? lines.map((line) => (line === open ? { ...line, ...made } : line))
    : [...lines, made];
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
