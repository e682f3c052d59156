import type { Tx } from '../../platform/database/db';
import { textOf, type IdRow } from '../common/row-values';

/** Tells whether items can be counted in the units that rows name, for a whole set of rows at once. */
export class ItemUnitLookup {
  /** Ids of rows that name a unit their item, which exists, does not have. */
  async missing(tx: Tx, rows: readonly IdRow[], item: string, unit: string): Promise<Set<string>> {
    const named = rows.filter((row) => textOf(row[item]) && textOf(row[unit]));
    if (named.length === 0) return new Set();
    const found = await tx.query<{ id: string }>(
      `/* item-unit.missing */ SELECT n.id FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(id, item, unit)
         JOIN erp.item i ON i.number = n.item
        WHERE NOT EXISTS (SELECT FROM erp.item_unit_of_measure u WHERE u.item_no = n.item AND u.code = n.unit)`,
      [named.map((row) => row.id), named.map((row) => row[item]), named.map((row) => row[unit])],
    );
    return new Set(found.map((row) => row.id));
  }
}
