import { Refusal } from '../../../platform/errors/refusal';
import { nameOfState } from '../../common/transitions';
import { PricingError } from '../document.options';
import { priceListCurrencyMismatch, priceListInactive } from '../../price-list/price-list.errors';
import type { PriceListFacts } from '../../price-list/price-list.store';
import { productNotActive } from '../../product/product.errors';
import type { ProductFacts } from '../../product/product.store';
import { PRODUCT_TRANSITIONS } from '../../product/product.transitions';
import { lineNotPriced, priceListMissing, priceNotFound } from './line.errors';

/** What a message about a line that could not be priced names. */
export interface UnpricedLine {
  readonly error: PricingError;
  /** Path of the line in the input, such as `lines.0`. */
  readonly path: string;
  readonly product: ProductFacts | null;
  readonly list: PriceListFacts | null;
}

/** The refusal that a pricing error stands for when a person writes the line. */
export function refusalOfPricing({ error, path, product, list }: UnpricedLine): Refusal {
  const name = product?.productNumber ?? 'of the line';
  switch (error) {
    case PricingError.InvalidProduct: {
      const state = nameOfState(PRODUCT_TRANSITIONS, product?.stateCode ?? -1);
      return productNotActive(name, state, `${path}.productId`);
    }
    case PricingError.ProductNotInPriceLevel:
      return priceNotFound(`${path}.pricePerUnit`, name);
    case PricingError.MissingPriceLevel:
      return priceListMissing('priceLevelId', name);
    case PricingError.InactivePriceLevel:
      return priceListInactive(list?.name ?? '', 'priceLevelId');
    case PricingError.InvalidPriceLevelCurrency:
      return priceListCurrencyMismatch(list?.name ?? '');
    default:
      return lineNotPriced(`${path}.pricePerUnit`, name, error);
  }
}

/** The refusal of a line, said as part of its document. */
export function refusalOfLine(refusal: Refusal, path: string, position: number): Refusal {
  return new Refusal(refusal.code, `Line ${position}: ${refusal.message}`, {
    field: refusal.field === null ? path : `${path}.${refusal.field}`,
    data: refusal.data,
    ...(refusal.remedy === null ? {} : { remedy: refusal.remedy }),
    cause: refusal,
  });
}
