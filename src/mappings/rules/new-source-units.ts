import { Refusal } from '../../platform/errors/refusal';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';

/** A CRM unit that nothing is coupled to, as far as a new item or resource may take it. */
export interface FreeUnit {
  readonly id: string;
  readonly name: string;
  /** UNIT GROUP and ITEM UOM or RESOURCE UOM let new records in. */
  readonly allowed: boolean;
  /** Code of the ERP unit of that name; null when there is none. */
  readonly code: string | null;
  /** Products that use the unit group. */
  readonly products: number;
}

/** CRM units without a coupling, by id (PR-11). */
export async function freeUnits(
  { tx }: BatchContext,
  unitMapping: string,
  ids: readonly string[],
): Promise<Map<string, FreeUnit>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<FreeUnit>(
    `/* unit.freeInCrm */ SELECT u.id, u.name, e.code,
            (SELECT bool_and(NOT m.only_coupled AND m.enabled) FROM sync.table_mapping m WHERE m.name IN ('UNIT GROUP', $2)) AS allowed,
            (SELECT count(*)::int FROM crm.product p WHERE p.default_uom_schedule_id = u.uom_schedule_id) AS products
       FROM crm.uom u LEFT JOIN erp.unit_of_measure e ON e.code = upper(trim(u.name))
      WHERE u.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = u.id)`,
    [ids, unitMapping],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The code that a new item or resource takes from a free unit, or why it cannot. */
export function codeOfFree(unit: FreeUnit): string | Refusal {
  if (unit.code === null) return unitUnknown(unit);
  return unit.products > 1 ? unitGroupShared(unit) : unit.code;
}

function unitUnknown({ id, name }: FreeUnit): Refusal {
  return new Refusal('REFERENCE_NOT_FOUND', `The ERP has no unit of measure ${name}.`, {
    field: 'defaultUomId',
    remedy: `Create the unit of measure ${name} (unitOfMeasureCreate), then synchronize again.`,
    data: { crmId: id, name },
  });
}

function unitGroupShared({ id, name, products }: FreeUnit): Refusal {
  return new Refusal(
    'UNIT_GROUP_NOT_USABLE',
    `The CRM unit group of unit ${name} is used by ${products} products.`,
    {
      field: 'defaultUomId',
      remedy:
        'An item or resource needs a unit group of its own. Give each product its own in the CRM.',
      data: { crmId: id, name, products },
    },
  );
}
