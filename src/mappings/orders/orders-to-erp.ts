import type { OrderFacts } from '../../erp/sales-order/order-facts.store';
import { orderHeader } from '../../erp/sales-order/order-header.rules';
import { orderOccurrences } from '../../erp/sales-document-archive/occurrences';
import { numberSeriesNotFound } from '../../erp/number-series/number-series.errors';
import { CrmOrderState } from '../../crm/order/order.options';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type {
  BatchContext,
  MappedRecord,
  SideWrite,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';
import { refuseAfterwards } from '../../sync/engine/refused-afterwards';
import { keepDefaults } from './kept-defaults';
import { keepRenewal } from './keep-renewal';
import { carryLines } from './lines/carry-lines';
import { warnOfLeftOutLines } from './lines/left-out-lines';
import { lineNumbers } from './lines/line-numbers';
import { restampLines } from './lines/line-news';
import { OPENED, writeOrderStandings, type OrderStanding } from './order-states';
import type { OrderTools } from './order-tools';
import { renewErpOrders } from './renew-erp-orders';

/**
 * What code sets on ERP orders made from CRM orders: the customer's defaults, a number, the quote (BI-9); and what it keeps
 * of those that are updated.
 */
export async function completeErpOrders(
  context: BatchContext,
  records: readonly MappedRecord[],
  tools: OrderTools,
): Promise<void> {
  await keepDefaults(context, records);
  await warnOfLeftOutLines(context, records);
  const fresh = records.filter(({ action }) => action === 'insert');
  if (fresh.length === 0) return;
  const today = context.now.slice(0, 10);
  const facts = await factsOf(context, fresh, tools);
  const quotes = await erpQuotes(context, fresh);
  for (const record of fresh) {
    const { values, source } = record;
    const quote = quotes.get(String(source.quoteId));
    const given = { ...values, ...(quote ? { quoteNo: quote.number } : {}) };
    const customerNo = String(values.sellToCustomerNo);
    try {
      const draft = { id: '', customerNo, header: given, lines: [] };
      const header = orderHeader(draft, facts, today);
      delete header.id;
      Object.assign(values, header);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      record.refusal ??= error;
    }
  }
  const good = fresh.filter(({ refusal }) => refusal === null);
  await drawNumbers(context, good, tools);
  const archived = good.flatMap(({ source }) => quotes.get(String(source.quoteId))?.id ?? []);
  await tools.archive.run(context.tx, 'QUOTE', archived);
}

function factsOf(
  { tx, now }: BatchContext,
  records: readonly MappedRecord[],
  tools: OrderTools,
): Promise<OrderFacts> {
  const texts = (property: string): string[] =>
    records.flatMap(({ values }) => {
      const value = values[property];
      return typeof value === 'string' ? [value] : [];
    });
  return tools.facts.read(tx, {
    ...{ items: [], resources: [], accounts: [], day: now.slice(0, 10) },
    customers: texts('sellToCustomerNo'),
    currencies: texts('currencyCode'),
  });
}

async function drawNumbers(
  { tx, now }: BatchContext,
  records: readonly MappedRecord[],
  { numbers, store }: OrderTools,
): Promise<void> {
  if (records.length === 0) return;
  const setup = await store.setup(tx);
  if (setup.orderNos == null) throw numberSeriesNotFound('sales orders');
  const drawn = await numbers.run(tx, {
    seriesCode: String(setup.orderNos),
    count: records.length,
    date: now.slice(0, 10),
    usedIn: [
      { table: 'erp.sales_order', column: 'number' },
      { table: 'erp.sales_invoice', column: 'order_no' },
    ],
  });
  const occurrences = await orderOccurrences(tx, drawn);
  records.forEach(({ values }, index) => {
    const number = drawn[index] ?? '';
    Object.assign(values, { number, docNoOccurrence: occurrences.get(number) ?? 1 });
  });
}

// OC-10, by what the CRM quote became.
async function erpQuotes({ tx }: BatchContext, records: readonly MappedRecord[]) {
  const ids = records.flatMap(({ source }) => source.quoteId ?? []);
  const rows = await tx.query<{ crm: string; id: string; number: string }>(
    `/* order.erpQuotes */ SELECT p.id AS crm, q.id, q.number FROM sync.processed_quote p JOIN erp.sales_quote q ON q.id = p.erp_quote_id
      WHERE p.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ crm, ...quote }) => [crm, quote]));
}

/** Lets the lines follow, brings the ERP orders in line and releases them, tells the CRM their numbers, and brings notes. */
export async function finishErpOrders(
  context: BatchContext,
  records: readonly WrittenRecord[],
  tools: OrderTools,
): Promise<void> {
  const pairs = records.map(({ source, destinationId }) => ({
    sourceId: String(source.id),
    erpId: destinationId,
    crmId: String(source.id),
  }));
  const opened = await tellNumbers(context, records);
  await carryLines(
    context,
    records.map(({ source }) => ({
      id: String(source.id),
      name: `CRM order ${String(source.orderNumber)}`,
    })),
  );
  await alignNumbers(context, opened);
  const erpIds = pairs.map(({ erpId }) => erpId);
  await keepRenewal(context, erpIds, tools, async () => {
    await renewErpOrders(context, pairs, tools);
    await tools.reserve.run(context.tx, erpIds);
  });
  await writeOrderStandings(
    context,
    opened.map(({ id, standing }) => ({ sourceId: id, crmId: id, to: standing })),
  );
  await tools.notes.run(context.tx, pairs, context.now);
  await restampLines(context, erpIds);
}

interface OpenedOrder {
  readonly id: string;
  /** Where it goes back to. */
  readonly standing: OrderStanding;
}

// The number and occurrence of a new ERP order, and line numbers of new lines (BI-8), are written to the CRM order, which
// is open until everything is written.
async function tellNumbers(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<OpenedOrder[]> {
  const { tx, settings } = context;
  const numbers = await lineNumbers(
    tx,
    records.map(({ source, destinationId }) => ({
      crmId: String(source.id),
      erpId: destinationId,
    })),
  );
  const told = records.flatMap(({ action, source, values }) => {
    const header = action === 'insert' ? orderNumbers(values, settings.companyId) : {};
    const hasNews = action === 'insert' || numbers.has(String(source.id));
    return hasNews ? [{ source, changes: header }] : [];
  });
  const open = told.filter(({ source }) => source.stateCode !== CrmOrderState.Active);
  await update(
    context,
    'crm.sales_order',
    told.map(({ source, changes }) => ({
      id: String(source.id),
      owner: String(source.id),
      changes: open.some((each) => each.source === source) ? { ...OPENED, ...changes } : changes,
    })),
  );
  const lines = [...numbers].flatMap(([owner, own]) =>
    own.map(({ id, lineNo }) => ({ id, owner, changes: { businessCentralLineNumber: lineNo } })),
  );
  await update(context, 'crm.sales_order_line', lines);
  return open.map(({ source }) => ({
    id: String(source.id),
    standing: {
      stateCode: Number(source.stateCode),
      statusCode: Number(source.statusCode),
    },
  }));
}

// Lines that were found rather than made keep the number they have in the ERP.
async function alignNumbers(context: BatchContext, opened: readonly OpenedOrder[]): Promise<void> {
  if (opened.length === 0) return;
  const rows = await context.tx.query<{ id: string; owner: string; lineNo: number }>(
    `/* order.linesToAlign */ SELECT c.id, c.sales_order_id AS owner, l.line_no AS "lineNo"
       FROM crm.sales_order_line c JOIN sync.coupling k ON k.crm_id = c.id
       JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'SOLINE-ORDERDETAIL'
       JOIN erp.sales_order_line l ON l.id = k.erp_id
      WHERE c.sales_order_id = ANY($1::uuid[]) AND c.business_central_line_number IS DISTINCT FROM l.line_no`,
    [opened.map(({ id }) => id)],
  );
  const lines = rows.map(({ id, owner, lineNo }) => {
    return { id, owner, changes: { businessCentralLineNumber: lineNo } };
  });
  await update(context, 'crm.sales_order_line', lines);
}

function orderNumbers(values: Row, companyId: string | null): Row {
  return {
    businessCentralOrderNumber: values.number ?? null,
    businessCentralDocumentOccurrenceNumber: values.docNoOccurrence ?? 1,
    ...(companyId === null ? {} : { companyId }),
  };
}

async function update(
  context: BatchContext,
  table: string,
  changes: readonly { id: string; owner: string; changes: Row }[],
): Promise<void> {
  if (changes.length === 0) return;
  const side = context.side(table);
  const before = await side.load(
    context.tx,
    changes.map(({ id }) => id),
  );
  const { versions, refused } = await side.update(
    context.tx,
    changes.map(({ id, changes: to }) => ({ id, version: null, changes: to })),
  );
  refuseAfterwards(
    new Map(
      changes.flatMap(({ id, owner }): [string, Refusal][] => {
        const refusal = refused.get(id);
        return refusal ? [[owner, refusal]] : [];
      }),
    ),
  );
  await context.recordWrites(
    table,
    changes.map(({ id, changes: to }): SideWrite => {
      const row = before.get(id) ?? {};
      return {
        recordId: id,
        action: 'UPDATE',
        versionBefore: String(row.version),
        version: versions.get(id) ?? null,
        changes: Object.fromEntries(
          Object.entries(to).map(([property, value]) => [property, [row[property] ?? null, value]]),
        ),
      };
    }),
  );
}
