import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { LINE_TYPE } from '../../erp/sales-order/sales-order.draft';
import type { BatchContext, RecordToMap } from '../../sync/engine/mapping-behaviour';
import { headerFacts, lineFacts, type HeaderFacts, type LineFacts } from './invoice-facts';
import * as errors from './invoice.errors';
import { travels } from './invoice-lines.rules';

/** Everything that sending an invoice looks at. */
export interface InvoiceFacts {
  readonly header: HeaderFacts;
  readonly lines: readonly LineFacts[];
}

/** Reads the facts of invoices, in a fixed number of statements; by invoice id. */
export async function readFacts(
  context: BatchContext,
  ids: readonly string[],
): Promise<Map<string, InvoiceFacts>> {
  const headers = await headerFacts(context.tx, ids);
  const lines = await lineFacts(context.tx, ids);
  return new Map(
    [...headers].map(([id, header]) => [id, { header, lines: lines.get(id) ?? [] }] as const),
  );
}

/**
 * What forbids sending invoices (D.2), in the order of the checks. Rows 1 and 2 need no more than a look; then rows 5
 * and 6 as far as they do, and only for invoices that pass these are products and customers brought along (rows 4, 6),
 * so that nothing is written for an invoice that could not be sent anyhow.
 */
export async function forbiddenInvoices(
  context: BatchContext,
  records: readonly RecordToMap[],
): Promise<Map<string, Refusal>> {
  const found = new Map<string, Refusal>();
  const isNew = new Map(
    records.map(({ source, destination }) => [String(source.id), !destination]),
  );
  const facts = await readFacts(context, [...isNew.keys()]);
  for (const [id, fact] of facts) {
    const refusal =
      (isNew.get(id) ? blocked(fact) : null) ?? unknownReference(context, fact.header);
    if (refusal) found.set(id, refusal);
  }
  const open = [...facts].filter(([id]) => isNew.get(id) && !found.has(id)).map(([, fact]) => fact);
  for (const [id, refusal] of await forbiddenNew(context, open)) found.set(id, refusal);
  return found;
}

async function forbiddenNew(
  context: BatchContext,
  open: readonly InvoiceFacts[],
): Promise<Map<string, Refusal>> {
  const strangers = new Map(open.map((fact) => [fact.header.id, otherCustomer(fact.header)]));
  const sound = open.filter(({ header }) => !strangers.get(header.id));
  await bringCustomers(context, sound);
  const missing = await bringProducts(context, sound);
  const now = await readFacts(
    context,
    open.map(({ header }) => header.id),
  );
  const found = new Map<string, Refusal>();
  for (const [id, fact] of now) {
    const refusal =
      missingProduct(fact, missing) ??
      strangers.get(id) ??
      uncoupledCustomer(fact.header) ??
      unusableUnit(context, fact);
    if (refusal) found.set(id, refusal);
  }
  return found;
}

// Row 1.
function blocked({ header, lines }: InvoiceFacts): Refusal | null {
  const line = lines.find((each) => each.blocked);
  return line ? errors.productBlocked(header.number, nameOf(line)) : null;
}

// Row 2: what a field row would fail on, by the codes of the documents.
function unknownReference(context: BatchContext, header: HeaderFacts): Refusal | null {
  const sends = (field: string): boolean =>
    context.mapping.fields.some((row) => row.erpField === field && !row.clearOnFailedSync);
  const { number, currencyCode, salespersonCode, paymentTermsCode, shippingAgentCode } = header;
  const record = (field: string, noun: string, key: string): Refusal =>
    errors.recordNotCoupled(number, { field, noun, key });
  if (currencyCode !== null && !header.currencyKnown && sends('currencyCode'))
    return record('currencyCode', 'currency', currencyCode);
  if (salespersonCode !== null && !header.salespersonKnown && sends('salespersonCode'))
    return record('salespersonCode', 'salesperson', salespersonCode);
  if (shippingAgentCode !== null && !header.agentKnown && sends('shippingAgentCode'))
    return errors.optionNotMapped(number, {
      field: 'shippingAgentCode',
      noun: 'shipping agent',
      key: shippingAgentCode,
      mapping: 'SHIPPING AGENT',
    });
  if (paymentTermsCode !== null && !header.termsKnown && sends('paymentTermsCode'))
    return errors.optionNotMapped(number, {
      field: 'paymentTermsCode',
      noun: 'payment terms',
      key: paymentTermsCode,
      mapping: 'PAYMENT TERMS',
    });
  return null;
}

// Row 5.
function otherCustomer({ number, order, customerNo }: HeaderFacts): Refusal | null {
  if (!order || order.customerNo === customerNo) return null;
  const { orderNumber } = order;
  return errors.invoiceCustomerChanged(number, { customerNo, orderNumber });
}

// Row 6.
function uncoupledCustomer({ number, order, accountId, customerNo }: HeaderFacts): Refusal | null {
  if (order || accountId !== null) return null;
  return errors.recordNotCoupled(number, {
    field: 'sellToCustomerNo',
    noun: 'customer',
    key: customerNo,
  });
}

async function bringCustomers(context: BatchContext, open: readonly InvoiceFacts[]): Promise<void> {
  const ids = open.flatMap(({ header }) =>
    !header.order && header.accountId === null && header.customerId ? [header.customerId] : [],
  );
  if (ids.length > 0) await context.bring('CUSTOMER', await rowsOf(context, 'erp.customer', ids));
}

// Row 4: what has no product is brought along; what its mapping's filter leaves out becomes a write-in. Returned are
// the items and resources that should have one and do not.
async function bringProducts(
  context: BatchContext,
  open: readonly InvoiceFacts[],
): Promise<Set<string>> {
  const missing = new Set<string>();
  for (const [type, table, mapping] of [
    [LINE_TYPE.item, 'erp.item', 'ITEM-PRODUCT'],
    [LINE_TYPE.resource, 'erp.resource', 'RESOURCE-PRODUCT'],
  ] as const) {
    const wanted = idsOf(context, open, type);
    if (wanted.size === 0) continue;
    const brought = await context.bring(mapping, await rowsOf(context, table, [...wanted]));
    for (const [id, what] of brought) if (what === 'failed') missing.add(id);
  }
  return missing;
}

function idsOf(context: BatchContext, facts: readonly InvoiceFacts[], type: number): Set<string> {
  const lines = facts.flatMap(({ lines: all }) => all);
  return new Set(
    lines.flatMap((line) =>
      line.type === type && line.recordId && !line.productId && !isWriteIn(context, line)
        ? [line.recordId]
        : [],
    ),
  );
}

async function rowsOf(
  context: BatchContext,
  table: string,
  ids: readonly string[],
): Promise<Row[]> {
  return [...(await context.side(table).load(context.tx, [...new Set(ids)])).values()];
}

function missingProduct(
  { header, lines }: InvoiceFacts,
  missing: ReadonlySet<string>,
): Refusal | null {
  const line = lines.find(({ recordId }) => recordId !== null && missing.has(recordId));
  return line ? errors.productSyncFailed(header.number, nameOf(line)) : null;
}

function unusableUnit(context: BatchContext, { header, lines }: InvoiceFacts): Refusal | null {
  if (!context.settings.unitGroupMapping) return null;
  for (const line of lines) {
    if (!travels(line) || line.productId === null || line.unitId !== null) continue;
    const unit = line.unitCode ?? '(base unit)';
    return line.unitExists
      ? errors.unitNotCoupled(header.number, nameOf(line), unit)
      : errors.unitDeleted(header.number, nameOf(line), unit);
  }
  return null;
}

/** Whether a line stands for the item or resource that the settings name for lines without a product. */
export function isWriteIn({ settings }: BatchContext, { type, no }: LineFacts): boolean {
  if (settings.writeInProductNo === null || no !== settings.writeInProductNo) return false;
  return type === (settings.writeInProductType === 'ITEM' ? LINE_TYPE.item : LINE_TYPE.resource);
}

function nameOf({ lineNo, type, no }: LineFacts): errors.LineName {
  return { lineNo, product: `${type === LINE_TYPE.item ? 'item' : 'resource'} ${no ?? ''}` };
}
