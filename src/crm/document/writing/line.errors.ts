import { Refusal } from '../../../platform/errors/refusal';
import { PricingError } from '../document.options';

/** A document without lines has nothing to hand over. */
export function documentWithoutLines(kind: 'ORDER' | 'QUOTE', number: string): Refusal {
  const noun = kind === 'ORDER' ? 'order' : 'quote';
  const verb = kind === 'ORDER' ? 'submit' : 'activate';
  const update = kind === 'ORDER' ? 'crmOrderUpdate' : 'crmQuoteUpdate';
  return new Refusal(`${kind}_WITHOUT_LINES`, `CRM ${noun} ${number} has no lines.`, {
    field: 'lines',
    data: { [noun]: number },
    remedy: `Add a line with ${update}, then ${verb} the ${noun}.`,
  });
}

/** The line is not one of the document's. */
export function lineOfOtherDocument(field: string, lineId: string, document: string): Refusal {
  return new Refusal('RECORD_NOT_FOUND', `${document} has no line ${lineId}.`, {
    field,
    data: { document, lineId },
    remedy: 'Read the lines of the document and name one of them.',
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

/** The document has lines to be priced, and no price list to price them by. */
export function priceListMissing(field: string, product: string): Refusal {
  return new Refusal(
    'PRICE_LIST_MISSING',
    `The document has no price list to price ${product} by.`,
    {
      field,
      data: { product },
      remedy: 'Name a price list, give the account a default one, or give the line its price.',
    },
  );
}
