import type { Row, RowValue } from '../../platform/database/record-table';
import { baseValue } from '../../sync/engine/fields/agreed-base';
import type { BatchContext, MappedRecord } from '../../sync/engine/mapping-behaviour';

/**
 * Leaves alone what the CRM said nothing about and still says nothing about: the ERP filled it from the customer, the item
 * or its setup when the record was made, and a change of something else must not blank it.
 */
export async function keepDefaults(
  { tx, mapping }: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const updates = records.filter(({ action }) => action === 'update');
  if (updates.length === 0) return;
  const rows = await tx.query<{ id: string; base: object | null }>(
    `/* order.agreedBases */ SELECT crm_id AS id, base FROM sync.coupling WHERE mapping_id = $1 AND crm_id = ANY($2::uuid[])`,
    [mapping.id, updates.map(({ source }) => source.id)],
  );
  const bases = new Map(rows.map(({ id, base }) => [id, base]));
  for (const { source, destination, values } of updates) {
    const base = bases.get(String(source.id)) ?? null;
    for (const field of mapping.fields) {
      const { erpField, crmField } = field;
      if (erpField === null || crmField === null || values[erpField] === undefined) continue;
      const own = destination?.[erpField] ?? null;
      const before = baseValue(base, field)?.crm ?? null;
      if (own !== null && isBlank(source[crmField], own) && isBlank(before, own))
        delete values[erpField];
    }
  }
}

// A choice without a value is 0 in the CRM; the ERP has a code for it.
function isBlank(crm: Row[string] | undefined, erp: RowValue): boolean {
  return crm == null || crm === '' || (crm === 0 && typeof erp === 'string');
}
