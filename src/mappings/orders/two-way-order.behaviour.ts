import { CrmOrderState } from '../../crm/order/order.options';
import { STATUS } from '../../erp/sales-order/sales-order.transitions';
import type { Row } from '../../platform/database/record-table';
import type { BatchContext, MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { orderBehaviour } from '../behaviours/order.behaviour';
import { lineNews, noteAgreedLines } from './lines/line-news';
import { totalsNews } from './order-totals';
import { openAlong } from './order-states';
import type { OrderTools } from './order-tools';
import { completeCrmOrders, finishCrmOrders } from './orders-to-crm';
import { completeErpOrders, finishErpOrders } from './orders-to-erp';

/**
 * Orders in two-way mode (B.5): a new order of either side becomes one of the other, and changes of headers and lines
 * travel both ways. An order is written as a whole, lines included, or not at all.
 */
export function twoWayOrderBehaviour(tools: OrderTools): MappingBehaviour {
  return {
    ...orderBehaviour,
    eligible: eligibleOrders,
    complete: (context, records) =>
      context.direction === 'TO_CRM'
        ? completeCrmOrders(context, records)
        : completeErpOrders(context, records, tools),
    async accompany(context, records) {
      const ids = records.map(({ source }) => String(source.id));
      const { lines } = await lineNews(context, ids);
      await noteAgreedLines(context, ids);
      const totals = context.direction === 'TO_CRM' ? null : await totalsNews(context, ids);
      const written = records.filter(({ source, write }) => {
        const id = String(source.id);
        return Object.keys(write).length > 0 || lines.has(id) || totals?.has(id);
      });
      if (context.direction === 'TO_CRM') {
        for (const { destination, write } of written)
          if (Object.keys(write).length === 0) write.stateCode = destination.stateCode ?? null;
        openAlong(written);
      } else for (const { write } of written) write.status = STATUS.open;
    },
    afterWrite: (context, records) =>
      context.direction === 'TO_CRM'
        ? finishCrmOrders(context, records, tools)
        : finishErpOrders(context, records, tools),
  };
}

// Pairs whose ERP order is archived stay as they are (BI-24); of the CRM only what is submitted counts (BI-18), and what
// sales people are at is theirs until they submit it.
async function eligibleOrders(
  { tx, mapping, direction }: BatchContext,
  sources: readonly Row[],
): Promise<Set<string>> {
  const ids = sources.map(({ id }) => String(id));
  if (direction === 'FROM_CRM') {
    const archived = await tx.query<{ id: string }>(
      `/* order.archivedPairs */ SELECT crm_id AS id FROM sync.coupling
        WHERE mapping_id = $1 AND crm_id = ANY($2::uuid[]) AND order_archived`,
      [mapping.id, ids],
    );
    const left = new Set(archived.map(({ id }) => id));
    const open = sources.filter(({ stateCode }) => stateCode === CrmOrderState.Submitted);
    return new Set(open.map(({ id }) => String(id)).filter((id) => !left.has(id)));
  }
  const { Active, Invoiced } = CrmOrderState;
  const closed = await tx.query<{ id: string }>(
    `/* order.busyPairs */ SELECT k.erp_id AS id FROM sync.coupling k JOIN crm.sales_order o ON o.id = k.crm_id
      WHERE k.mapping_id = $1 AND k.erp_id = ANY($2::uuid[]) AND o.state_code IN (${Active}, ${Invoiced})
        AND (k.erp_version IS NOT NULL OR k.crm_version IS NOT NULL)`,
    [mapping.id, ids],
  );
  const left = new Set(closed.map(({ id }) => id));
  return new Set(ids.filter((id) => !left.has(id)));
}
