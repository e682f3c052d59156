import type { Db } from '../../platform/database/db';
import type { QuantitySelling } from './price-list-line.options';
import type { PriceTerms } from './price.rules';

/** Names one price: a product in a unit on a list. */
export interface PriceKey {
  readonly priceLevelId: string;
  readonly productId: string;
  readonly uomId: string;
}

/** The line of a price list, as pricing needs it. */
export interface PriceLineFacts extends PriceKey, PriceTerms {
  readonly quantitySellingCode: QuantitySelling;
}

/** Reads prices of price lists. */
export class PriceListLineStore {
  /** The lines for these keys, by `priceKey`. */
  async linesByKeys(db: Db, keys: readonly PriceKey[]): Promise<Map<string, PriceLineFacts>> {
    if (keys.length === 0) return new Map();
    const rows = await db.query<PriceLineFacts & { [key: string]: unknown }>(
      `/* crm.price_list_line.linesByKeys */
       SELECT l.price_level_id AS "priceLevelId", l.product_id AS "productId", l.uom_id AS "uomId",
              l.amount, l.percentage, l.pricing_method_code AS "pricingMethodCode",
              l.quantity_selling_code AS "quantitySellingCode",
              l.rounding_policy_code AS "roundingPolicyCode", l.rounding_option_code AS "roundingOptionCode",
              l.rounding_option_amount AS "roundingOptionAmount"
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS k (list, product, unit)
         JOIN crm.price_list_line l
           ON l.price_level_id = k.list AND l.product_id = k.product AND l.uom_id = k.unit`,
      [
        keys.map((key) => key.priceLevelId),
        keys.map((key) => key.productId),
        keys.map((key) => key.uomId),
      ],
    );
    return new Map(rows.map((row) => [priceKey(row), row]));
  }
}

/** A price key as text. */
export function priceKey({ priceLevelId, productId, uomId }: PriceKey): string {
  return `${priceLevelId} ${productId} ${uomId}`;
}
