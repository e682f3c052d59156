import { Refusal } from '../../../platform/errors/refusal';

/** An order that is not open cannot be edited. */
export function orderNotOpen(order: string): Refusal {
  return new Refusal('RECORD_READ_ONLY', `Order ${order} is not open and cannot be changed.`, {
    field: 'id',
    remedy: 'Reopen it (orderReopen), change it and release it again.',
    data: { order },
  });
}

/** A line that was shipped stays, at least as far as it was shipped. */
export function lineShipped(order: string, lineNo: number, shipped: string): Refusal {
  return new Refusal(
    'LINE_SHIPPED',
    `Line ${lineNo} of order ${order}: ${shipped} of it are shipped.`,
    {
      field: 'changeLines',
      remedy: `Keep the line with at least ${shipped}.`,
      data: { order, lineNo, shipped },
    },
  );
}
