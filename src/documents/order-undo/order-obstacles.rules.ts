import { INTEGRATION } from '../../platform/database/unit-of-work';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { printed } from '../../sync/engine/fields/value-kind';
import type { OrderMark, PresentOrder } from './order-mark';
import * as errors from './order-undo.errors';

const SUBMITTED = 1;

/** Why an order cannot be taken back; null when it can. Pure. */
export function obstacleToRemoval(
  record: string,
  from: OrderMark,
  now: PresentOrder,
): Refusal | null {
  const { header, lines, notes, crmOrder } = now;
  if (!header) return errors.orderGone(record);
  if (lines.some(isPosted)) return errors.orderPosted(record);
  const changed: [errors.OrderPart, Row | undefined][] = [
    ['HEADER', isForeign(header) ? header : undefined],
    ['LINES', lines.find(isForeign)],
    ['NOTES', notes.find(isForeign)],
    ['CRM_ORDER', crmOrder && !holds(crmOrder, from) ? crmOrder : undefined],
  ];
  const parts = changed.flatMap(([part, row]) => (row ? [part] : []));
  const by = changed.find(([, row]) => row)?.[1]?.modifiedBy ?? null;
  return parts.length === 0 ? null : errors.orderChangedSince(record, parts, printed(by));
}

/** Why an order that an undo removed cannot come back; null when it can. Pure. */
export function obstacleToReturn(
  record: string,
  { to, from }: { from: OrderMark; to: OrderMark },
  now: PresentOrder,
): Refusal | null {
  const { crmOrder, crmCoupling } = now;
  if (!to.whole) return errors.orderGone(record);
  if (crmCoupling) return errors.orderConvertedAgain(record, crmCoupling.id);
  if (!crmOrder) return errors.crmOrderGone(record);
  if (!holds(crmOrder, from))
    return errors.crmOrderChangedSince(record, printed(crmOrder.modifiedBy));
  return null;
}

/** Whether everything is already as it is to be. */
export function isSettled(to: OrderMark, { header, crmOrder, crmCoupling }: PresentOrder): boolean {
  if (to.made) return header !== null;
  return header === null && crmCoupling === null && crmOrder?.lastBackOfficeSubmit == null;
}

// The CRM order is still submitted and holds what was written on it.
function holds(order: Row, { crm }: OrderMark): boolean {
  return (
    order.stateCode === SUBMITTED &&
    Object.entries(crm).every(([property, value]) => (order[property] ?? null) === value)
  );
}

function isForeign({ modifiedBy }: Row): boolean {
  return modifiedBy !== INTEGRATION;
}

function isPosted({ quantityShipped, quantityInvoiced }: Row): boolean {
  return [quantityShipped, quantityInvoiced].some((quantity) => Number(quantity ?? 0) !== 0);
}
