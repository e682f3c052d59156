import { CrmOrderState, CrmOrderStatus } from '../../crm/order/order.options';
import type { Db } from '../../platform/database/db';
import type { Row, RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { BatchContext, SideWrite, WrittenRecord } from '../../sync/engine/mapping-behaviour';
import { refuseAfterwards } from '../../sync/engine/refused-afterwards';

/** A state of a CRM order with its status reason. */
export interface OrderStanding {
  readonly stateCode: CrmOrderState;
  readonly statusCode: CrmOrderStatus;
}

/** Read-only for everybody but the ERP. */
export const SUBMITTED: OrderStanding = {
  stateCode: CrmOrderState.Submitted,
  statusCode: CrmOrderStatus.InProgress,
};

/** Open to be written. */
export const OPENED: OrderStanding = {
  stateCode: CrmOrderState.Active,
  statusCode: CrmOrderStatus.Pending,
};

/** Invoiced by the ERP; final. */
export const INVOICED: OrderStanding = {
  stateCode: CrmOrderState.Invoiced,
  statusCode: CrmOrderStatus.Invoiced,
};

/** Everything was delivered. */
export const FULFILLED: OrderStanding = {
  stateCode: CrmOrderState.Fulfilled,
  statusCode: CrmOrderStatus.Complete,
};

/** How far ERP orders are. */
export interface OrderProgress {
  /** Something is invoiced, nothing is outstanding, nothing is shipped and not invoiced (B-5). */
  readonly invoiced: boolean;
  /** Something is to be shipped, and all of it is (BI-16). */
  readonly shipped: boolean;
}

/** How far ERP orders are, by id; comments do not count. */
export async function progressOf(
  db: Db,
  orderIds: readonly string[],
): Promise<Map<string, OrderProgress>> {
  const rows = await db.query<{ id: string } & Record<'invoiced' | 'shipped', boolean>>(
    `/* order.progress */ SELECT document_id AS id,
            bool_or(quantity_invoiced <> 0) AND bool_and(outstanding_quantity = 0 AND qty_shipped_not_invoiced = 0) AS invoiced,
            bool_or(quantity <> 0) AND bool_and(outstanding_quantity = 0) AS shipped
       FROM erp.sales_order_line WHERE document_id = ANY($1::uuid[]) AND type <> 0 GROUP BY document_id`,
    [orderIds],
  );
  return new Map(rows.map(({ id, invoiced, shipped }) => [id, { invoiced, shipped }]));
}

/** A CRM order that is to be brought to a state, as its row was before. */
export interface StandingChange {
  /** Source record that it is written for. */
  readonly sourceId: string;
  readonly crmId: string;
  readonly to: OrderStanding;
}

/** Brings CRM orders to their final states after they were written, and journals it. */
export async function writeOrderStandings(
  context: BatchContext,
  changes: readonly StandingChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { tx } = context;
  const side = context.side('crm.sales_order');
  const before = await side.load(
    tx,
    changes.map(({ crmId }) => crmId),
  );
  const open = changes.filter(({ crmId, to }) => before.get(crmId)?.stateCode !== to.stateCode);
  const { versions, refused } = await side.update(
    tx,
    open.map(({ crmId, to }) => ({ id: crmId, version: null, changes: { ...to } })),
  );
  refuseAfterwards(
    new Map(
      open.flatMap(({ crmId, sourceId }): [string, Refusal][] => {
        const refusal = refused.get(crmId);
        return refusal ? [[sourceId, refusal]] : [];
      }),
    ),
  );
  await context.recordWrites(
    'crm.sales_order',
    open.map(({ crmId, to }) => changeOf(before.get(crmId) ?? {}, to, versions.get(crmId) ?? null)),
  );
}

function changeOf(before: Row, to: OrderStanding, version: string | null): SideWrite {
  const changes: Record<string, [RowValue, RowValue]> = {
    stateCode: [before.stateCode ?? null, to.stateCode],
    statusCode: [before.statusCode ?? null, to.statusCode],
  };
  return {
    recordId: String(before.id),
    action: 'UPDATE',
    versionBefore: String(before.version),
    version,
    changes,
  };
}

/** Opens CRM orders along with what is written to them. */
export function openAlong(records: readonly { destination: Row; write: Row }[]): void {
  for (const { destination, write } of records) {
    const writes = Object.keys(write).length > 0;
    if (writes && destination.stateCode !== OPENED.stateCode) Object.assign(write, OPENED);
  }
}

/** Where the CRM order of a written record goes: what its row said before it was opened. */
export function standingBefore({ destination }: WrittenRecord): OrderStanding | null {
  return destination?.stateCode === FULFILLED.stateCode
    ? { stateCode: FULFILLED.stateCode, statusCode: destination.statusCode as CrmOrderStatus }
    : null;
}
