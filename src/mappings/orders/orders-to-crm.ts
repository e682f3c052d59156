import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import type {
  BatchContext,
  MappedRecord,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';
import { completeOwned } from '../behaviours/owned';
import { netDiscounts } from './gross-orders';
import { carryLines } from './lines/carry-lines';
import { restampLines } from './lines/line-news';
import { orderPriceLists } from './order-price-lists';
import { FULFILLED, progressOf, SUBMITTED, writeOrderStandings } from './order-states';
import type { OrderTools } from './order-tools';
import { renewErpOrders } from './renew-erp-orders';

/** What code sets on CRM orders made from or updated by ERP orders (BI-13, PR-12). */
export async function completeCrmOrders(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  completeOwned(context, records);
  const lists = await orderPriceLists(context, records);
  const discounts = await netDiscounts(
    context.tx,
    records.flatMap(({ source }) =>
      source.pricesIncludingVat === true ? [source.id ?? null] : [],
    ),
  );
  for (const { action, source, destination, values } of records) {
    if (action === 'insert') {
      values.name = source.sellToCustomerName ?? null;
      values.businessCentralDocumentOccurrenceNumber = source.docNoOccurrence ?? 1;
    } else delete values.ownerId;
    const list = lists.get(String(source.id));
    if (list !== undefined && destination?.priceLevelId == null) values.priceLevelId = list;
    // The contact who gave the order stays.
    if (destination?.customerIdType === 'contact' && values.customerId === undefined)
      delete values.customerIdType;
    if (action === 'update') delete values.ownerIdType;
    const discount = discounts.get(String(source.id));
    if (discount !== undefined && values.discountAmount != null) values.discountAmount = discount;
    completeDiscount(values, destination);
  }
}

// BI-4, mended: a discount that the CRM grants already is not sent back; another one replaces amount and percentage.
function completeDiscount(values: Row, destination: Row | null): void {
  if (values.discountAmount == null) return;
  const granted = decimal(destination?.totalLineItemAmount).minus(
    decimal(destination?.totalAmountLessFreight),
  );
  if (decimal(values.discountAmount).equals(granted)) delete values.discountAmount;
  else values.discountPercentage = '0';
}

/** Lets the lines follow, and submits or fulfils the CRM orders (BI-14, BI-16). */
export async function finishCrmOrders(
  context: BatchContext,
  records: readonly WrittenRecord[],
  tools: OrderTools,
): Promise<void> {
  const ids = records.map(({ source }) => String(source.id));
  const outcomes = await carryLines(
    context,
    records.map(({ source }) => ({
      id: String(source.id),
      name: `Order ${String(source.number)}`,
    })),
  );
  // A merge of lines may have brought something back to the ERP.
  const touched = outcomes.flatMap(({ writes }) =>
    writes.flatMap(({ side, recordId }) => (side === 'ERP' ? [recordId] : [])),
  );
  await renewErpOrders(context, await pairsOfLines(context, touched, records), tools);
  const progress = await progressOf(context.tx, ids);
  await writeOrderStandings(
    context,
    records.map(({ source, destinationId }) => {
      const shipped = progress.get(String(source.id))?.shipped ?? false;
      const to = shipped ? FULFILLED : SUBMITTED;
      return { sourceId: String(source.id), crmId: destinationId, to };
    }),
  );
  await restampLines(context, ids);
}

async function pairsOfLines(
  { tx }: BatchContext,
  lineIds: readonly string[],
  records: readonly WrittenRecord[],
) {
  if (lineIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `/* order.ofLines */ SELECT DISTINCT document_id AS id FROM erp.sales_order_line WHERE id = ANY($1::uuid[])`,
    [lineIds],
  );
  const touched = new Set(rows.map(({ id }) => id));
  return records.flatMap(({ source, destinationId }) => {
    const erpId = String(source.id);
    return touched.has(erpId) ? [{ sourceId: erpId, erpId, crmId: destinationId }] : [];
  });
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
