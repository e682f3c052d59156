import { Refusal } from '../../platform/errors/refusal';

/** A price list keeps the currency it was made in (PG-03). */
export function priceListCurrencyChanged(list: string): Refusal {
  return new Refusal(
    'PRICE_LIST_CURRENCY_CHANGED',
    `The currency of price list ${list} cannot be changed.`,
    {
      field: 'transactionCurrencyId',
      data: { priceList: list },
      remedy: 'Make a new price list in the other currency.',
    },
  );
}

/** The price list is not on offer any more. */
export function priceListInactive(list: string, field = 'priceLevelId'): Refusal {
  return new Refusal('PRICE_LIST_INACTIVE', `Price list ${list} is inactive.`, {
    field,
    data: { priceList: list },
    remedy: 'Activate the price list, or choose another one.',
  });
}

/** The document and its price list are in different currencies. */
export function priceListCurrencyMismatch(list: string): Refusal {
  return new Refusal(
    'PRICE_LIST_CURRENCY_MISMATCH',
    `Price list ${list} is in another currency than the document.`,
    {
      field: 'priceLevelId',
      data: { priceList: list },
      remedy: 'Choose a price list in the currency of the document.',
    },
  );
}
