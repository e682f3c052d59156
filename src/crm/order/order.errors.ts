import { Refusal } from '../../platform/errors/refusal';
import { PricingError } from '../document/document.options';

/** An order without lines has nothing to hand over. */
export function orderWithoutLines(order: string): Refusal {
  return new Refusal('ORDER_WITHOUT_LINES', `CRM order ${order} has no lines.`, {
    field: 'lines',
    data: { order },
    remedy: 'Add a line with crmOrderUpdate, then submit the order.',
  });
}

/** The line is not one of the order's. */
export function lineOfOtherOrder(field: string, lineId: string, order: string): Refusal {
  return new Refusal('RECORD_NOT_FOUND', `CRM order ${order} has no line ${lineId}.`, {
    field,
    data: { order, lineId },
    remedy: 'Read the lines of the order and name one of them.',
  });
}

/** The price list has no price for what the line sells. */
export function priceNotFound(field: string, product: string): Refusal {
  return new Refusal('PRICE_NOT_FOUND', `There is no price for product ${product} in this unit.`, {
    field,
    data: { product },
    remedy: 'Add the price to the price list, choose another unit, or give the line its price.',
  });
}

/** The CRM cannot price the line, for a reason that is neither its product nor a missing price. */
export function lineNotPriced(field: string, product: string, error: PricingError): Refusal {
  const reason = PricingError[error];
  return new Refusal('LINE_NOT_PRICED', `Product ${product} cannot be priced: ${reason}.`, {
    field,
    data: { product, pricingErrorCode: error, reason },
    remedy: 'Correct the price list line or the product, or give the line its price.',
  });
}

/** The order has lines to be priced, and no price list to price them by. */
export function priceListMissing(field: string, product: string): Refusal {
  return new Refusal('PRICE_LIST_MISSING', `The order has no price list to price ${product} by.`, {
    field,
    data: { product },
    remedy: 'Name a price list, give the account a default one, or give the line its price.',
  });
}
