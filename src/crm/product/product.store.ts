import type { Db } from '../../platform/database/db';
import type { ProductState, ProductStructure } from './product.options';

/** A product as documents and price lists need it. */
export interface ProductFacts {
  readonly id: string;
  readonly productNumber: string;
  readonly name: string | null;
  readonly stateCode: ProductState;
  readonly productStructure: ProductStructure;
  readonly quantityDecimal: number;
  readonly defaultUomId: string | null;
  readonly defaultUomScheduleId: string | null;
  readonly price: string | null;
  readonly currentCost: string | null;
  readonly standardCost: string | null;
}

/** Reads products. */
export class ProductStore {
  /** What selling needs to know of products. */
  async factsByIds(db: Db, ids: readonly string[]): Promise<Map<string, ProductFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<ProductFacts & { [key: string]: unknown }>(
      `/* crm.product.factsByIds */
       SELECT id, product_number AS "productNumber", name, state_code AS "stateCode",
              product_structure AS "productStructure", quantity_decimal AS "quantityDecimal",
              default_uom_id AS "defaultUomId", default_uom_schedule_id AS "defaultUomScheduleId",
              price, current_cost AS "currentCost", standard_cost AS "standardCost"
         FROM crm.product WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
