import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import { refuseAfterwards } from '../../sync/engine/refused-afterwards';
import type { OrderTools } from './order-tools';

/** A pair of orders; `sourceId` is the one of the batch's source side. */
export interface OrderPair {
  readonly sourceId: string;
  readonly erpId: string;
  readonly crmId: string;
}

/** Brings ERP orders in line with what the CRM says of them as a whole: discount (OC-42), freight (BI-11), state (BI-17). */
export async function renewErpOrders(
  context: BatchContext,
  pairs: readonly OrderPair[],
  { renew }: OrderTools,
): Promise<void> {
  if (pairs.length === 0) return;
  const orders = await context.side('crm.sales_order').load(
    context.tx,
    pairs.map(({ crmId }) => crmId),
  );
  const refused = await renew.run(
    context.tx,
    pairs.map(({ erpId, crmId }) => {
      const order = orders.get(crmId) ?? {};
      return { id: erpId, invoiceDiscount: discountOf(order), freight: freightOf(context, order) };
    }),
  );
  refuseAfterwards(
    new Map(
      pairs.flatMap(({ erpId, sourceId }): [string, Refusal][] => {
        const refusal = refused.get(erpId);
        return refusal ? [[sourceId, refusal]] : [];
      }),
    ),
  );
}

// What the CRM took off its lines, percentage and amount together.
function discountOf(order: Row): string {
  const isGiven = [order.discountAmount, order.discountPercentage].some(
    (value) => !decimal(value).isZero(),
  );
  if (!isGiven) return '0';
  return decimal(order.totalLineItemAmount).minus(decimal(order.totalAmountLessFreight)).toFixed();
}

function freightOf({ settings }: BatchContext, order: Row) {
  const amount = decimal(order.freightAmount);
  if (!amount.greaterThan(0)) return null;
  return { amount: amount.toFixed(), accountNo: settings.freightGlAccountNo };
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
