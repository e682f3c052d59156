import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import type { RecordSide } from '../../sync/engine/record-side';

const ACTIVE = 0;
const SUBMITTED = 1;
const OPENED = { stateCode: ACTIVE, statusCode: 1 };

/** Orders of both variants, as far as uncoupling goes: the company, the state of the CRM order, and the lines. */
export const orderBehaviour: MappingBehaviour = {
  // Canceled, fulfilled and invoiced orders are closed for good; nobody changes them, so they keep the company.
  keepsCompany: (order) => order.stateCode !== ACTIVE && order.stateCode !== SUBMITTED,
  clearCompany: clearOrders,
  // The lines of an order are coupled below it (C-8).
  async dependents(tx, _mapping, pairs) {
    const rows = await tx.query<{ id: string }>(
      `/* order.couplingsOfLines */ SELECT k.id FROM sync.coupling k
         JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'SOLINE-ORDERDETAIL'
        WHERE EXISTS (SELECT 1 FROM erp.sales_order_line l WHERE l.id = k.erp_id AND l.document_id = ANY($1::uuid[]))
           OR EXISTS (SELECT 1 FROM crm.sales_order_line l WHERE l.id = k.crm_id AND l.sales_order_id = ANY($2::uuid[]))`,
      [pairs.map((pair) => pair.erpId), pairs.map((pair) => pair.crmId)],
    );
    return rows.map((row) => row.id);
  },
};

// A submitted order is taken back, changed and submitted again, with the status reason it had (C-21).
async function clearOrders(tx: Tx, side: RecordSide, orders: readonly Row[]): Promise<WriteResult> {
  const submitted = orders.filter((order) => order.stateCode === SUBMITTED);
  const opened = await side.update(
    tx,
    submitted.map((order) => ({
      id: String(order.id),
      version: String(order.version),
      changes: { ...OPENED },
    })),
  );
  const written = await side.update(
    tx,
    orders
      .filter((order) => order.stateCode === ACTIVE || opened.versions.has(String(order.id)))
      .map((order) => ({
        id: String(order.id),
        version: opened.versions.get(String(order.id)) ?? String(order.version),
        changes: { companyId: null },
      })),
  );
  const again = await side.update(
    tx,
    submitted
      .filter((order) => opened.versions.has(String(order.id)))
      .map((order) => ({
        id: String(order.id),
        version: null,
        changes: { stateCode: SUBMITTED, statusCode: order.statusCode ?? null },
      })),
  );
  return {
    versions: new Map([...written.versions, ...again.versions]),
    refused: new Map([...opened.refused, ...written.refused, ...again.refused]),
  };
}
