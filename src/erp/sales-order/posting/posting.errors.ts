import { Refusal } from '../../../platform/errors/refusal';

/** There is nothing on the order to ship. */
export function nothingToShip(order: string): Refusal {
  return new Refusal('NOTHING_TO_SHIP', `Order ${order} has nothing left to ship.`, {
    remedy: 'Name lines with a quantity that is outstanding.',
    data: { order },
  });
}

/** There is nothing on the order to invoice. */
export function nothingToInvoice(order: string): Refusal {
  return new Refusal(
    'NOTHING_TO_INVOICE',
    `Order ${order} has nothing shipped that is not invoiced.`,
    { remedy: 'Ship first (orderShip), or name lines that are shipped.', data: { order } },
  );
}

/** A line is to be shipped or invoiced beyond what it has. */
export function quantityExceeds(
  order: string,
  lineNo: number,
  asked: string,
  most: string,
): Refusal {
  return new Refusal(
    'QUANTITY_EXCEEDS',
    `Line ${lineNo} of order ${order}: ${asked} were asked for, ${most} are left.`,
    {
      field: 'lines',
      remedy: `Ask for at most ${most}.`,
      data: { order, lineNo, asked, most },
    },
  );
}

/** The order has no line of that number. */
export function lineNotFound(order: string, lineNo: number): Refusal {
  return new Refusal('LINE_NOT_FOUND', `Order ${order} has no line ${lineNo}.`, {
    field: 'lines',
    remedy: 'Name a line of the order.',
    data: { order, lineNo },
  });
}

/** The item is not in stock, and negative inventory is not allowed. */
export function notInStock(item: string, asked: string, available: string): Refusal {
  return new Refusal(
    'NOT_IN_STOCK',
    `Item ${item}: ${asked} were to be shipped, ${available} are in stock.`,
    {
      field: 'lines',
      remedy: 'Ship less, or receive the item first.',
      data: { item, asked, available },
    },
  );
}

/** The customer is blocked for what is to be posted. */
export function customerBlockedForPosting(customer: string, what: string): Refusal {
  return new Refusal('CUSTOMER_BLOCKED', `Customer ${customer} is blocked for ${what}.`, {
    remedy: 'Unblock the customer (customerUpdate).',
    data: { customer },
  });
}

/** An order without lines cannot be released. */
export function nothingToRelease(order: string): Refusal {
  return new Refusal('NOTHING_TO_RELEASE', `Order ${order} has no line with a quantity.`, {
    remedy: 'Add lines, then release it.',
    data: { order },
  });
}

/** Nothing of the shipments is left to invoice. */
export function shipmentsInvoiced(): Refusal {
  return new Refusal('NOTHING_TO_INVOICE', 'Nothing of these shipments is left to invoice.', {
    field: 'ids',
    remedy: 'Name shipments of orders that are not invoiced completely.',
  });
}

/** Shipments on one invoice are for the same customer, in the same currency and terms. */
export function shipmentsDiffer(orders: readonly string[]): Refusal {
  return new Refusal(
    'SHIPMENTS_DIFFER',
    `The shipments are of orders ${orders.join(', ')}, which differ in customer, currency, rate or VAT.`,
    {
      field: 'ids',
      remedy: 'Invoice the shipments of one customer, currency and rate together.',
      data: { orders },
    },
  );
}
