import { Decimal } from 'decimal.js';
import { CrmInvoiceState } from '../../crm/invoice/invoice.options';
import { BILLED, standingOf } from '../../crm/invoice/invoice-standing.rules';
import { writeStandings } from '../../crm/invoice/write-standings';
import { SettlementStore } from '../../erp/customer-ledger-entry/settlement.store';
import type { Row } from '../../platform/database/record-table';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
  SideWrite,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';
import { completeOwned } from '../behaviours/owned';
import { currencyPriceLists } from '../prices/currency-price-list';
import { headerFacts, type HeaderFacts } from './invoice-facts';
import { forbiddenInvoices } from './invoice-preconditions';
import { writeInvoiceLines } from './write-invoice-lines';

/** Totals are those of the posted invoice: skippricecalculation of headers. */
const AS_GIVEN = 1;

const settlements = new SettlementStore();

/** Posted invoices as CRM invoices: header, lines, totals and state as one (IN-1 to IN-20). */
export const invoiceBehaviour: MappingBehaviour = {
  follows: 'TO_CRM',
  writesSource: false,
  eligible: activeOnly,
  findCounterparts: byNumber,
  forbids: forbiddenInvoices,
  async complete(context, records) {
    completeOwned(context, records);
    const inserts = records.filter(({ action }) => action === 'insert');
    for (const { values, action } of records)
      if (action === 'update') {
        // IN-19.
        delete values.ownerId;
        delete values.ownerIdType;
      }
    if (inserts.length > 0) await completeNew(context, inserts);
  },
  async afterWrite(context, records) {
    const fresh = records.filter(({ action }) => action === 'insert');
    if (fresh.length === 0) return;
    const lines = await writeInvoiceLines(context, fresh);
    await writeTotals(context, fresh, lines);
    await settle(context, fresh);
  },
};

// IN-3: the CRM refuses writes to an invoice that is not active.
async function activeOnly({ tx, mapping }: BatchContext, sources: readonly Row[]) {
  const closed = await tx.query<{ id: string }>(
    `/* invoice.closed */ SELECT k.erp_id AS id FROM sync.coupling k JOIN crm.invoice v ON v.id = k.crm_id
      WHERE k.mapping_id = $1 AND k.erp_id = ANY($2::uuid[]) AND v.state_code <> ${CrmInvoiceState.Active}`,
    [mapping.id, sources.map(({ id }) => id)],
  );
  const left = new Set(closed.map(({ id }) => id));
  return new Set(sources.map(({ id }) => String(id)).filter((id) => !left.has(id)));
}

// A CRM invoice of that number is this invoice, sent before: it is coupled again, and nothing is sent twice.
async function byNumber({ tx, settings, direction }: BatchContext, sources: readonly Row[]) {
  if (direction === 'FROM_CRM') return new Map<string, string>();
  const rows = await tx.query<{ erp: string; crm: string }>(
    `/* invoice.byNumber */ SELECT s.id AS erp, v.id AS crm FROM unnest($1::uuid[], $2::text[]) s (id, number)
       JOIN crm.invoice v ON v.invoice_number = s.number AND v.state_code = ${CrmInvoiceState.Active}
      WHERE (v.company_id IS NULL OR v.company_id = $3)
        AND EXISTS (SELECT 1 FROM crm.invoice_line l WHERE l.invoice_id = v.id)
        AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = v.id)`,
    [sources.map(({ id }) => id), sources.map(({ number }) => number), settings.companyId],
  );
  return new Map(rows.map(({ erp, crm }) => [erp, crm]));
}

async function completeNew(context: BatchContext, records: readonly MappedRecord[]): Promise<void> {
  const facts = await headerFacts(
    context.tx,
    records.map(({ source }) => String(source.id)),
  );
  const alone = records.filter(({ source }) => !facts.get(String(source.id))?.order);
  const lists = await currencyPriceLists(
    context,
    alone.map(({ source, values }) => ({
      code: foreignCode(source, facts.get(String(source.id))),
      crmId: String(values.transactionCurrencyId),
    })),
  );
  for (const { source, values } of records) {
    const header = facts.get(String(source.id));
    if (!header) continue;
    // IN-6.
    if (values.description == null && header.methodText !== null)
      values.description = header.methodText;
    values.skipPriceCalculation = AS_GIVEN;
    if (header.order) {
      const { id: salesOrderId, opportunityId, priceLevelId, name, ...order } = header.order;
      const { customerId, customerIdType, ownerId, ownerIdType } = order;
      Object.assign(values, { salesOrderId, opportunityId, priceLevelId, customerId });
      Object.assign(values, { customerIdType, name: name ?? header.number });
      if (ownerId !== null) Object.assign(values, { ownerId, ownerIdType });
    } else {
      Object.assign(values, {
        name: header.number,
        customerId: header.accountId,
        customerIdType: 'account',
        priceLevelId: lists.get(foreignCode(source, header) ?? '') ?? null,
      });
    }
  }
}

// An invoice that names the local currency is one in local currency.
function foreignCode({ currencyCode }: Row, header: HeaderFacts | undefined): string | null {
  return typeof currencyCode === 'string' && !header?.currencyIsLocal ? currencyCode : null;
}

// IN-13, mended: one definition of the total discount, whatever the order mode.
async function writeTotals(
  context: BatchContext,
  records: readonly WrittenRecord[],
  lines: ReadonlyMap<string, readonly Row[]>,
): Promise<void> {
  const zero = context.settings.orderIntegration === 'NONE' ? NO_FREIGHT : {};
  const changes = records.map(({ source, destinationId: id }) => {
    const totals = totalsOf(source, lines.get(id) ?? []);
    return { id, version: null, changes: { ...totals, ...zero, statusCode: BILLED.statusCode } };
  });
  const ids = changes.map(({ id }) => id);
  const before = await context.destination.load(context.tx, ids);
  const { versions, refused } = await context.destination.update(context.tx, changes);
  for (const refusal of refused.values()) throw refusal;
  const writes = changes.map(({ id: recordId, changes: to }): SideWrite => {
    const row = before.get(recordId) ?? {};
    const [versionBefore, version] = [String(row.version), versions.get(recordId) ?? null];
    const done = Object.entries(to)
      .filter(([property, value]) => row[property] !== value)
      .map(([property, value]) => [property, [row[property] ?? null, value]]);
    const written = Object.fromEntries(done) as SideWrite['changes'];
    return { recordId, action: 'UPDATE', versionBefore, version, changes: written };
  });
  await context.recordWrites('crm.invoice', writes);
}

const NO_FREIGHT = { freightAmount: '0', discountPercentage: '0' };

function totalsOf(source: Row, lines: readonly Row[]) {
  const amount = decimal(source.amount);
  const included = decimal(source.amountIncludingVat);
  const total = (property: string): Decimal =>
    Decimal.sum(0, ...lines.map((line) => decimal(line[property])));
  const discounts = total('manualDiscountAmount');
  return {
    totalLineItemAmount: total('baseAmount').minus(discounts).toFixed(),
    totalLineItemDiscountAmount: discounts.toFixed(),
    totalDiscountAmount: discounts.plus(decimal(source.invoiceDiscountAmount)).toFixed(),
    totalAmountLessFreight: amount.toFixed(),
    totalTax: included.minus(amount).toFixed(),
    totalAmount: included.toFixed(),
  };
}

// IN-16.
async function settle(context: BatchContext, records: readonly WrittenRecord[]): Promise<void> {
  const { tx, destination } = context;
  const known = await settlements.byIds(
    tx,
    records.map(({ source }) => String(source.id)),
  );
  const rows = await destination.load(
    tx,
    records.map(({ destinationId }) => destinationId),
  );
  const wanted = records.flatMap(({ source, destinationId }) => {
    const settlement = known.get(String(source.id));
    const invoice = rows.get(destinationId);
    return settlement && invoice ? [{ invoice, to: standingOf(settlement) }] : [];
  });
  const { written, refused } = await writeStandings(tx, destination, wanted);
  for (const refusal of refused.values()) throw refusal;
  await context.recordWrites(
    'crm.invoice',
    written.map(({ id: recordId, ...write }) => ({
      recordId,
      action: 'UPDATE' as const,
      ...write,
    })),
  );
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
