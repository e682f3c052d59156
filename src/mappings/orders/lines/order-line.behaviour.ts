import { Decimal } from 'decimal.js';
import { lineShipped } from '../../../erp/sales-order/editing/order-editing.errors';
import type { GrossTerms } from '../../../erp/sales-document/net-line.rules';
import type { OrderFacts } from '../../../erp/sales-order/order-facts.store';
import { orderLine } from '../../../erp/sales-order/order-lines.rules';
import { LINE_TYPE, type SalesOrderLineDraft } from '../../../erp/sales-order/sales-order.draft';
import type { Row } from '../../../platform/database/record-table';
import { Refusal } from '../../../platform/errors/refusal';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
} from '../../../sync/engine/mapping-behaviour';
import { isWriteInLine, lineTypeOf } from '../../rules/line-product.rule';
import { unitsOfCrmLines, unitsOfErpLines } from './line-units';
import { completeGross, completeNet } from './gross-lines';
import { matchingLines } from './matching-lines';
import { keepDefaults } from '../kept-defaults';
import { grossOrders } from '../gross-orders';
import type { OrderTools } from '../order-tools';

const TEXT = 100;

/** Lines of orders in two-way mode (BI-5 to BI-14); they travel as part of their order only. */
export function orderLineBehaviour(tools: OrderTools): MappingBehaviour {
  return {
    findCounterparts: matchingLines,
    complete: (context, records) =>
      context.direction === 'TO_CRM'
        ? completeCrmLines(context, records)
        : completeErpLines(context, records, tools),
  };
}

async function completeCrmLines(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const orders = await counterparts(
    context,
    records.map(({ source }) => source.documentId),
  );
  const gross = await grossOrders(
    context.tx,
    records.map(({ source }) => source.documentId ?? null),
  );
  const units = await unitsOfErpLines(
    context,
    records.map(({ source }) => source),
  );
  for (const record of records) {
    const { source, values, action } = record;
    const writeIn = isWriteInLine(source, context.settings);
    if (action === 'insert') {
      values.salesOrderId = orders.get(String(source.documentId)) ?? null;
      if (writeIn)
        Object.assign(values, {
          isProductOverridden: true,
          productDescription: source.description ?? source.no ?? null,
        });
    } else if (writeIn) values.productDescription = source.description ?? source.no ?? null;
    if (!writeIn) {
      const unit = units.get(String(source.id));
      if (unit instanceof Refusal) record.refusal ??= unit;
      else values.uomId = unit ?? null;
    }
    values.tax = decimal(source.amountIncludingVat).minus(decimal(source.amount)).toFixed();
    const terms = gross.get(String(source.documentId));
    if (terms) completeNet(record, terms);
  }
}

async function completeErpLines(
  context: BatchContext,
  records: readonly MappedRecord[],
  tools: OrderTools,
): Promise<void> {
  await keepDefaults(context, records);
  const sources = records.map(({ source }) => source);
  const orders = await counterparts(
    context,
    sources.map(({ salesOrderId }) => salesOrderId),
  );
  const headers = await context.side('erp.sales_order').load(context.tx, [...orders.values()]);
  const gross = await grossOrders(context.tx, [...orders.values()]);
  const units = await unitsOfCrmLines(context, sources);
  const drafts = records.map((record) =>
    draftOf(context, record, units.get(String(record.source.id))),
  );
  const facts = await factsOf(context, drafts, headers, tools);
  records.forEach((record, index) => {
    const draft = drafts[index];
    const header = headers.get(orders.get(String(record.source.salesOrderId)) ?? '');
    if (!draft || !header || record.refusal) return;
    try {
      completeErpLine(record, draft, { header, facts, terms: gross.get(String(header.id)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      record.refusal ??= error;
    }
  });
}

interface LineOrder {
  readonly header: Row;
  readonly facts: OrderFacts;
  /** Given where its prices include VAT. */
  readonly terms: GrossTerms | undefined;
}

function completeErpLine(
  record: MappedRecord,
  draft: SalesOrderLineDraft,
  { header, facts, terms }: LineOrder,
): void {
  const { values, action, destination } = record;
  if (draft.refusal) throw draft.refusal;
  const lineNo = Number(action === 'insert' ? values.lineNo : destination?.lineNo);
  const made = orderLine(draft, lineNo, { header, facts, netAmounts: true });
  if (action === 'update') {
    keepShipped(header, destination ?? {}, made);
    const { type = null, no = null, description = null, unitOfMeasureCode = null } = made;
    // The figures that follow are brought in line for the whole order, once its lines are written.
    Object.assign(values, { type, no, description, unitOfMeasureCode });
    if (terms) completeGross(record, draft, made, terms);
    delete values.lineNo;
    return;
  }
  const { requestedDeliveryDate = made.requestedDeliveryDate ?? null } = values;
  Object.assign(values, made, { requestedDeliveryDate, lineNo });
  Object.assign(values, { documentId: header.id, documentNumber: header.number });
}

function factsOf(
  { tx, now }: BatchContext,
  drafts: readonly SalesOrderLineDraft[],
  headers: ReadonlyMap<string, Row>,
  tools: OrderTools,
): Promise<OrderFacts> {
  const numbers = (type: number): string[] =>
    drafts.flatMap((draft) => (draft.type === type && draft.no !== null ? [draft.no] : []));
  const currencies = [...headers.values()].flatMap(({ currencyCode }) =>
    typeof currencyCode === 'string' ? [currencyCode] : [],
  );
  return tools.facts.read(tx, {
    ...{ customers: [], accounts: [], currencies, day: now.slice(0, 10) },
    items: numbers(LINE_TYPE.item),
    resources: numbers(LINE_TYPE.resource),
  });
}

// Text and unit of a line stay as they are unless it is new, sells something else, or is a text.
function draftOf(
  context: BatchContext,
  { source, values, destination }: MappedRecord,
  unit: string | Refusal | null | undefined,
): SalesOrderLineDraft {
  const text = source.productId == null ? String(source.productDescription ?? '') : null;
  const same = destination !== null && destination.no === values.no;
  const given = unit instanceof Refusal ? null : (unit ?? null);
  return {
    type: lineTypeOf(context, source.productId),
    no: values.no == null ? null : String(values.no),
    description: text?.slice(0, TEXT) ?? (same ? (destination.description as string | null) : null),
    unitOfMeasureCode: given ?? (same ? (destination.unitOfMeasureCode as string | null) : null),
    quantity: String(values.quantity ?? '0'),
    unitPrice: String(values.unitPrice ?? '0'),
    lineDiscountAmount: String(values.lineDiscountAmount ?? '0'),
    standsForText: source.productId == null,
    priceIsNet: true,
    ...(unit instanceof Refusal ? { refusal: unit } : {}),
  };
}

function keepShipped(header: Row, line: Row, made: Row): void {
  const shipped = decimal(line.quantityShipped);
  if (decimal(made.quantity).abs().lessThan(shipped.abs()))
    throw lineShipped(String(header.number), Number(line.lineNo), shipped.toFixed());
}

// The other side's orders of lines, whose couplings stand before those of their lines.
async function counterparts(
  { tx, direction }: BatchContext,
  orderIds: readonly (Row[string] | undefined)[],
): Promise<Map<string, string>> {
  const [from, to] = direction === 'TO_CRM' ? ['erp_id', 'crm_id'] : ['crm_id', 'erp_id'];
  const rows = await tx.query<{ id: string; other: string }>(
    `/* order-line.counterparts.${from} */ SELECT k.${from} AS id, k.${to} AS other FROM sync.coupling k
       JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'SALESORDER-ORDER' WHERE k.${from} = ANY($1::uuid[])`,
    [[...new Set(orderIds)]],
  );
  return new Map(rows.map(({ id, other }) => [id, other]));
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
