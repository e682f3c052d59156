import { Decimal } from 'decimal.js';
import { ProductState, ProductStructure } from '../product/product.options';
import type { ProductFacts } from '../product/product.store';
import { PriceListState } from '../price-list/price-list.options';
import type { PriceListFacts } from '../price-list/price-list.store';
import { QuantitySelling } from '../price-list-line/price-list-line.options';
import type { PriceLineFacts } from '../price-list-line/price-list-line.store';
import { priceOf, type PriceResult } from '../price-list-line/price.rules';
import { PricingError } from './document.options';

/** What the price of a line is looked up with; null where the document or the line lacks it. */
export interface PricedLine {
  readonly product: ProductFacts | null;
  readonly uomId: string | null;
  readonly list: PriceListFacts | null;
  readonly priceLine: PriceLineFacts | null;
  /** Currency of the document. */
  readonly currencyId: string | null;
}

/** The price of a catalogue line from its price list, or why it has none. */
export function priceOfLine(line: PricedLine): PriceResult {
  const error = sellingError(line);
  if (error !== PricingError.None) return { error };
  const { product, list, priceLine } = line;
  if (!list) return { error: PricingError.MissingPriceLevel };
  if (list.stateCode !== PriceListState.Active) return { error: PricingError.InactivePriceLevel };
  if (line.currencyId !== null && list.transactionCurrencyId !== line.currencyId) {
    return { error: PricingError.InvalidPriceLevelCurrency };
  }
  if (!priceLine || !product) return { error: PricingError.ProductNotInPriceLevel };
  return priceOf(priceLine, product);
}

/** Why a line cannot be sold whatever its price: its product, its unit. None when it can. */
export function sellingError({ product, uomId }: PricedLine): PricingError {
  if (!product) return PricingError.MissingProduct;
  const isSold =
    product.stateCode === ProductState.Active &&
    product.productStructure !== ProductStructure.ProductFamily;
  if (!isSold) return PricingError.InvalidProduct;
  return uomId === null ? PricingError.MissingUom : PricingError.None;
}

/** Why a quantity may not be sold, as a sentence about it; null when it may. */
export function quantityComplaint(
  quantity: string,
  product: Pick<ProductFacts, 'productNumber' | 'quantityDecimal'> | null,
  selling: QuantitySelling | null,
): string | null {
  const decimals = new Decimal(quantity).decimalPlaces();
  if (selling === QuantitySelling.Whole && decimals > 0) {
    return `quantity ${quantity} must be whole: the price list sells whole units only.`;
  }
  if (product && decimals > product.quantityDecimal) {
    return `quantity ${quantity} has more than the ${product.quantityDecimal} decimals of product ${product.productNumber}.`;
  }
  return null;
}
