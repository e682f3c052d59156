import type { LockedOrder } from '../../erp/sales-order/sales-order.store';
import type { Row, RowValue } from '../../platform/database/record-table';
import type { BatchContext, SideWrite } from '../../sync/engine/mapping-behaviour';
import type { OrderTools } from './order-tools';

// What the database stamps by itself says nothing of the contents.
const STAMPS = new Set(['id', 'version', 'changedXid', 'createdAt', 'modifiedAt', 'modifiedBy']);

/**
 * Journals what bringing ERP orders in line writes beside the mapped fields: amounts, quantities that follow, discount,
 * freight and reservations. Without it an undo would put back a quantity and leave the amounts of another.
 */
export async function keepRenewal(
  context: BatchContext,
  erpIds: readonly string[],
  { store }: OrderTools,
  renew: () => Promise<void>,
): Promise<void> {
  const before = await store.lockMany(context.tx, erpIds);
  await renew();
  const after = await store.lockMany(context.tx, erpIds);
  const headers = before.map(({ header }) => header);
  await context.recordWrites(
    'erp.sales_order',
    writesOf(
      headers,
      after.map(({ header }) => header),
    ),
  );
  await context.recordWrites('erp.sales_order_line', writesOf(linesOf(before), linesOf(after)));
}

function linesOf(orders: readonly LockedOrder[]): Row[] {
  return orders.flatMap(({ lines }) => lines);
}

function writesOf(before: readonly Row[], after: readonly Row[]): SideWrite[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.flatMap((row): SideWrite[] => {
    const old = known.get(row.id);
    const changes = changesOf(old ?? {}, row);
    if (Object.keys(changes).length === 0) return [];
    const recordId = String(row.id);
    const version = String(row.version);
    return old
      ? [{ recordId, action: 'UPDATE', versionBefore: String(old.version), version, changes }]
      : [{ recordId, action: 'INSERT', versionBefore: null, version, changes }];
  });
}

function changesOf(before: Row, after: Row): Record<string, [RowValue, RowValue]> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([property, value]): [string, [RowValue, RowValue]][] => {
      const old = before[property] ?? null;
      const same = JSON.stringify(old) === JSON.stringify(value);
      return STAMPS.has(property) || same ? [] : [[property, [old, value]]];
    }),
  );
}
