import { Decimal } from 'decimal.js';
import { TOTALS } from '../../crm/document/crm-totals.rules';
import { CrmOrderState } from '../../crm/order/order.options';
import type { Row } from '../../platform/database/record-table';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
} from '../../sync/engine/mapping-behaviour';
import { orderBehaviour } from '../behaviours/order.behaviour';
import { completeOwned } from '../behaviours/owned';
import { tellBackOffice } from './back-office';
import { netDiscounts } from './gross-orders';
import {
  INVOICED,
  openAlong,
  progressOf,
  standingBefore,
  SUBMITTED,
  writeOrderStandings,
} from './order-states';

/**
 * Orders in one-way mode: what becomes of an ERP order reaches the CRM order it was made from (B-1 to B-6). The CRM
 * order is opened, written, and submitted again, or invoiced once the ERP order is invoiced completely (B-3).
 */
export const legacyOrderBehaviour: MappingBehaviour = {
  ...orderBehaviour,
  follows: 'TO_CRM',
  writesSource: false,
  eligible: notInvoiced,
  async complete(context, records) {
    completeOwned(context, records);
    await completeTotals(context, records);
  },
  async accompany(context, records) {
    const written = records.filter(({ write }) => Object.keys(write).length > 0);
    if (written.length === 0) return;
    await tellBackOffice(context);
    // A CRM that is told one total takes the others as given too; so it is told all of them.
    for (const { write, values } of written)
      for (const total of TOTALS) if (values[total] !== undefined) write[total] = values[total];
    openAlong(written);
  },
  async afterWrite(context, records) {
    const progress = await progressOf(
      context.tx,
      records.map(({ source }) => String(source.id)),
    );
    await writeOrderStandings(
      context,
      records.map((record) => {
        const sourceId = String(record.source.id);
        const done = progress.get(sourceId)?.invoiced ?? false;
        const to = done ? INVOICED : (standingBefore(record) ?? SUBMITTED);
        return { sourceId, crmId: record.destinationId, to };
      }),
    );
  },
};

// A CRM order that is invoiced is closed for good; what the ERP order still lives through is of no interest to it.
async function notInvoiced({ tx, mapping }: BatchContext, sources: readonly Row[]) {
  const closed = await tx.query<{ id: string }>(
    `/* order.invoiced */ SELECT k.erp_id AS id FROM sync.coupling k JOIN crm.sales_order o ON o.id = k.crm_id
      WHERE k.mapping_id = $1 AND k.erp_id = ANY($2::uuid[]) AND o.state_code = ${CrmOrderState.Invoiced}`,
    [mapping.id, sources.map(({ id }) => id)],
  );
  const left = new Set(closed.map(({ id }) => id));
  return new Set(sources.map(({ id }) => String(id)).filter((id) => !left.has(id)));
}

/**
 * Totals add up in the CRM as they do in the ERP: freight stands apart from the rest (B-2 mended), tax is the ERP's,
 * and the discount is an amount alone, so that no recalculation grants its percentage a second time (B-4 mended).
 */
async function completeTotals(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const freight = await freightOf(
    context,
    records.map(({ source }) => String(source.id)),
  );
  const discounts = await netDiscounts(
    context.tx,
    records.flatMap(({ source }) =>
      source.pricesIncludingVat === true ? [source.id ?? null] : [],
    ),
  );
  for (const { source, destination, values } of records) {
    const discount = discounts.get(String(source.id));
    if (discount !== undefined && values.discountAmount != null) values.discountAmount = discount;
    const amount = new Decimal(String(source.amount ?? '0'));
    const ofFreight = freight.get(String(source.id)) ?? new Decimal(0);
    const less = amount.minus(ofFreight);
    if (values.totalAmountLessFreight !== undefined) values.totalAmountLessFreight = less.toFixed();
    values.totalTax = new Decimal(String(source.amountIncludingVat ?? '0')).minus(amount).toFixed();
    if (context.settings.freightGlAccountNo !== null || !ofFreight.isZero())
      values.freightAmount = ofFreight.toFixed();
    if (values.discountAmount !== undefined && !isZero(destination?.discountPercentage))
      values.discountPercentage = '0';
  }
}

async function freightOf(
  { tx, settings }: BatchContext,
  orderIds: readonly string[],
): Promise<Map<string, Decimal>> {
  if (settings.freightGlAccountNo === null) return new Map();
  const rows = await tx.query<{ id: string; amount: string }>(
    `/* order.freight */ SELECT document_id AS id, sum(amount) AS amount FROM erp.sales_order_line
      WHERE document_id = ANY($1::uuid[]) AND type = 1 AND no = $2 GROUP BY document_id`,
    [orderIds, settings.freightGlAccountNo],
  );
  return new Map(rows.map(({ id, amount }) => [id, new Decimal(amount)]));
}

function isZero(value: Row[string] | undefined): boolean {
  return new Decimal(String(value ?? '0')).isZero();
}
