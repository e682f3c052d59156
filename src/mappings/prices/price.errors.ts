import { Refusal } from '../../platform/errors/refusal';
import type { PriceFacts } from './price-facts';

/** A CRM price list has one currency (PG-01). */
export function mixedCurrency(noun: string, code: string): Refusal {
  return new Refusal(
    'PRICE_LIST_MIXED_CURRENCY',
    `${noun} ${code} has prices in several currencies; a CRM price list has one.`,
    {
      field: 'currencyCode',
      remedy: 'Split it by currency, then synchronize again.',
      data: { code },
    },
  );
}

/** A CRM price list keeps the currency it was made in (PG-03). */
export function currencyChanged(noun: string, code: string): Refusal {
  return new Refusal(
    'PRICE_LIST_CURRENCY_CHANGED',
    `The prices of ${noun.toLowerCase()} ${code} are in another currency than its CRM price list.`,
    {
      field: 'currencyCode',
      remedy: 'Uncouple it and create a new price list (couplingDelete, couplingCreateInCrm).',
      data: { code },
    },
  );
}

/** Only lists whose prices apply are offered in the CRM. */
export function priceListNotActive(code: string, status: string): Refusal {
  return new Refusal('PRICE_LIST_NOT_ACTIVE', `Price list ${code} is ${status}.`, {
    field: 'status',
    remedy: 'Activate the price list (salesPriceListUpdate), then couple it.',
    data: { code, status },
  });
}

/** What a price is for has no product, and none can be made (PG-04). */
export function productSyncFailed(noun: string, price: PriceFacts): Refusal {
  const product = productOf(price);
  return new Refusal(
    'PRODUCT_SYNC_FAILED',
    `${noun} ${price.list} has a price for ${product}, which has no product in the CRM, and none can be made now.`,
    {
      field: 'lines',
      remedy: `Couple ${product} (couplingCreateInCrm), or let its table mapping create products.`,
      data: { list: price.list, product, erpId: price.assetId },
    },
  );
}

/** The unit of a price has no counterpart (PG-05). */
export function unitNotCoupled(noun: string, price: PriceFacts): Refusal {
  const unit = price.unitCode ?? '(base unit)';
  const product = productOf(price);
  return new Refusal(
    'UNIT_NOT_COUPLED',
    `${noun} ${price.list} has a price for ${product} in ${unit}, which has no counterpart.`,
    {
      field: 'unitOfMeasureCode',
      remedy: price.unitExists
        ? `Couple unit ${unit} of ${product} (couplingCreateInCrm), then synchronize again.`
        : `Add unit ${unit} to ${product} and couple it, or correct the price.`,
      data: { list: price.list, product, unit },
    },
  );
}

function productOf({ assetType, assetNo }: PriceFacts): string {
  return `${assetType === 10 ? 'item' : 'resource'} ${assetNo}`;
}
