import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import type { RecordTable } from '../../platform/database/record-table';
import { textOf, type IdRow } from '../common/row-values';
import type { SourceUnits, UnitSource } from './source-units';
import { baseUnitQuantity, baseUnitRequired } from './unit-group.errors';

interface BaseUnit {
  id: string;
  code: string;
}

/** Units whose new quantity is not the 1 that a base unit has, by id; `rows` are rows or changes of units. */
export async function brokenBaseUnits(
  tx: Tx,
  units: RecordTable,
  kind: UnitSource,
  rows: readonly IdRow[],
): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  const counted = rows.filter((row) => {
    const quantity = textOf(row.qtyPerUnitOfMeasure);
    return quantity !== null && /^-?\d+(\.\d+)?$/.test(quantity) && !new Decimal(quantity).eq(1);
  });
  if (counted.length === 0) return refused;
  const owners = counted.map((row) => textOf(row[kind.unitOf]));
  const found = await tx.query<BaseUnit>(
    `/* unit.baseAmong */ SELECT n.id, s.base_unit_of_measure AS code
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(id, owner, code)
       LEFT JOIN ${units.name} u ON u.id = n.id
       JOIN ${kind.table} s ON s.number = coalesce(n.owner, u.${units.column(kind.unitOf).column})
      WHERE s.base_unit_of_measure = coalesce(n.code, u.code)`,
    [counted.map((row) => row.id), owners, counted.map((row) => textOf(row.code))],
  );
  for (const { id, code } of found) refused.set(id, baseUnitQuantity(code));
  return refused;
}

/** Base units among units that are about to be removed, by id. */
export async function baseUnitsAmong(
  tx: Tx,
  units: RecordTable,
  kind: UnitSource,
  ids: readonly string[],
): Promise<Map<string, Refusal>> {
  const found = await tx.query<BaseUnit>(
    `/* unit.baseToRemove */ SELECT u.id, u.code FROM ${units.name} u
       JOIN ${kind.table} s ON s.number = u.${units.column(kind.unitOf).column} AND s.base_unit_of_measure = u.code
      WHERE u.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(found.map(({ id, code }) => [id, baseUnitRequired(code)]));
}

/** Items or resources whose new base unit has a row with another quantity than 1, by id; rows with their number. */
export async function baseUnitsNotOne(
  tx: Tx,
  units: SourceUnits,
  kind: UnitSource,
  rows: readonly IdRow[],
): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  const wanted = rows.filter((row) => textOf(row.baseUnitOfMeasure) && textOf(row.number));
  const quantities = await units.quantities(
    tx,
    wanted.map((row) => String(row.number)),
  );
  for (const row of wanted) {
    const code = String(row.baseUnitOfMeasure);
    const quantity = quantities.get(units.keyOf({ [kind.unitOf]: row.number ?? null, code }));
    if (quantity !== undefined && !new Decimal(quantity).eq(1))
      refused.set(row.id, baseUnitQuantity(code));
  }
  return refused;
}
