import { Refusal } from '../../platform/errors/refusal';

/** The discount of a line is not between zero and its gross amount (OC-31). */
export function lineDiscountOutOfRange(lineNo: number, discount: string, gross: string): Refusal {
  return new Refusal(
    'LINE_DISCOUNT_OUT_OF_RANGE',
    `Line ${lineNo} has a discount of ${discount} on a gross amount of ${gross}.`,
    {
      field: 'lineDiscountAmount',
      remedy: 'Give a discount between zero and the gross amount of the line.',
      data: { lineNo, discount, gross },
    },
  );
}

/** A line without quantity cannot have a discount (OC-31). */
export function discountWithoutQuantity(lineNo: number): Refusal {
  return new Refusal(
    'DISCOUNT_WITHOUT_QUANTITY',
    `Line ${lineNo} has a discount but no quantity.`,
    {
      field: 'lineDiscountAmount',
      remedy: 'Give the line a quantity, or remove its discount.',
      data: { lineNo },
    },
  );
}

/** An invoice discount needs lines to fall on (R-6/2). */
export function discountBaseZero(discount: string): Refusal {
  return new Refusal('DISCOUNT_BASE_ZERO', `The discount of ${discount} has no line to fall on.`, {
    field: 'discountAmount',
    remedy: 'Remove the header discount, or add lines with a price.',
    data: { discount },
  });
}

/** An invoice discount is larger than what it falls on (R-6/2). */
export function discountExceedsBase(discount: string, base: string): Refusal {
  return new Refusal(
    'DISCOUNT_EXCEEDS_BASE',
    `The discount of ${discount} is larger than the ${base} it falls on.`,
    {
      field: 'discountAmount',
      remedy: 'Lower the header discount.',
      data: { discount, base },
    },
  );
}

/** A negative invoice discount is a surcharge, which sales documents do not have. */
export function discountNegative(discount: string): Refusal {
  return new Refusal('DISCOUNT_NEGATIVE', `The discount of ${discount} is negative.`, {
    field: 'discountAmount',
    remedy: 'Correct the header discount in the CRM; ask for more by a line of its own.',
    data: { discount },
  });
}

/** The customer may not get new orders. */
export function customerBlocked(number: string, reason: string): Refusal {
  return new Refusal('CUSTOMER_BLOCKED', `Customer ${number} is blocked for ${reason}.`, {
    field: 'customerNo',
    remedy: 'Unblock the customer (customerUpdate) or choose another one.',
    data: { customerNo: number },
  });
}

/** The item or resource of a line may not be sold. */
export function productBlocked(noun: string, number: string, lineNo: number): Refusal {
  return new Refusal(
    noun === 'Item' ? 'ITEM_BLOCKED' : 'RESOURCE_BLOCKED',
    `${noun} ${number} of line ${lineNo} is blocked.`,
    {
      field: 'lines',
      remedy: `Unblock ${noun.toLowerCase()} ${number}, or take it off the document.`,
      data: { number, lineNo },
    },
  );
}

/** The G/L account of a line may not be posted to directly. */
export function accountNotPostable(number: string, lineNo: number): Refusal {
  return new Refusal(
    'ACCOUNT_NOT_POSTABLE',
    `G/L account ${number} of line ${lineNo} is blocked or does not allow direct posting.`,
    {
      field: 'lines',
      remedy: `Allow direct posting to account ${number} (glAccountUpdate), or use another account.`,
      data: { number, lineNo },
    },
  );
}

/** VAT of a line cannot be determined. */
export function vatSetupMissing(business: string | null, product: string, lineNo: number): Refusal {
  return new Refusal(
    'VAT_SETUP_MISSING',
    `There is no VAT setup for business group ${business ?? '(blank)'} and product group ${product} (line ${lineNo}).`,
    {
      field: 'lines',
      remedy: 'Add the combination to the VAT posting setup of the ERP.',
      data: { business, product, lineNo },
    },
  );
}

/** A step is not allowed from the state a document is in. */
export function invalidState(document: string, from: string, to: string): Refusal {
  return new Refusal('INVALID_STATE', `${document} is ${from}; it cannot become ${to}.`, {
    field: 'id',
    remedy:
      from === 'not released'
        ? `Release ${document} first (orderRelease).`
        : `Bring ${document} to a state from which it can become ${to}.`,
    data: { from, to },
  });
}
