import { timeOrderedId } from '../../platform/time-ordered-id';
import type { Row } from '../../platform/database/record-table';
import type { BatchContext, SideWrite, WrittenRecord } from '../../sync/engine/mapping-behaviour';
import { linesOf, type LineTerms } from './invoice-lines.rules';
import { isWriteIn, readFacts } from './invoice-preconditions';

const SHIP_TO = [
  'shipToName',
  'shipToLine1',
  'shipToLine2',
  'shipToLine3',
  'shipToCity',
  'shipToCountry',
  'shipToPostalCode',
  'shipToStateOrProvince',
  'shipToTelephone',
  'shipToFax',
];

/** Writes the lines of new CRM invoices and the prices their lists lack (IN-10 to IN-12); lines by CRM invoice id. */
export async function writeInvoiceLines(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<Map<string, Row[]>> {
  const facts = await readFacts(
    context,
    records.map(({ source }) => String(source.id)),
  );
  const precisions = await readPrecisions(context, records);
  const byInvoice = new Map<string, Row[]>();
  for (const { source, destinationId, values } of records) {
    const all = facts.get(String(source.id))?.lines ?? [];
    const lines = all.map((line) =>
      isWriteIn(context, line) ? { ...line, productId: null } : line,
    );
    const terms: LineTerms = {
      pricesIncludingVat: source.pricesIncludingVat === true,
      unitPrecision: precisions.unit,
      precision: precisions.amounts.get(String(source.currencyCode)) ?? precisions.local,
      unitGroups: context.settings.unitGroupMapping,
    };
    byInvoice.set(destinationId, draftsOf(linesOf(lines, terms), destinationId, values));
  }
  const drafts = [...byInvoice.values()].flat();
  const made = await insert(context, 'crm.invoice_line', drafts.map(withoutAmounts));
  await writeAmounts(context, drafts, made);
  await addPrices(context, records, drafts);
  return byInvoice;
}

// Lines of one invoice as they are inserted, with what they share with their header.
function draftsOf(lines: readonly Row[], invoiceId: string, header: Row): Row[] {
  const shipTo = Object.fromEntries(
    SHIP_TO.map((property) => [property, header[property] ?? null]),
  );
  const actualDeliveryOn = header.dateDelivered ?? null;
  return lines.map((line, index) => ({
    ...{ ...line, ...shipTo, id: timeOrderedId(), invoiceId, actualDeliveryOn },
    sequenceNumber: index + 1,
  }));
}

function withoutAmounts({ baseAmount: _base, extendedAmount: _extended, ...line }: Row): Row {
  return line;
}

// The CRM blanks the amounts of a new line; they are taken as a change of it (0.5, IN-11).
async function writeAmounts(
  context: BatchContext,
  lines: readonly Row[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  if (lines.length === 0) return;
  const changes = lines.map(({ id, baseAmount = null, extendedAmount = null }) => ({
    id: String(id),
    version: null,
    changes: { baseAmount, extendedAmount },
  }));
  const side = context.side('crm.invoice_line');
  const { versions, refused } = await side.update(context.tx, changes);
  for (const refusal of refused.values()) throw refusal;
  await context.recordWrites(
    'crm.invoice_line',
    changes.map(({ id, changes: { baseAmount, extendedAmount } }): SideWrite => ({
      recordId: id,
      action: 'UPDATE',
      versionBefore: made.get(id) ?? null,
      version: versions.get(id) ?? null,
      changes: { baseAmount: ['0', baseAmount], extendedAmount: ['0', extendedAmount] },
    })),
  );
}

// IN-12.
async function addPrices(
  context: BatchContext,
  records: readonly WrittenRecord[],
  lines: readonly Row[],
): Promise<void> {
  const lists = new Map(
    records.map(({ destinationId, values }) => [destinationId, values.priceLevelId ?? null]),
  );
  const wanted = lines.flatMap((line) => {
    const list = lists.get(String(line.invoiceId));
    if (typeof list !== 'string' || line.productId == null || line.uomId == null) return [];
    return Number(line.pricePerUnit) > 0 ? [{ line, list }] : [];
  });
  if (wanted.length === 0) return;
  const missing = await context.tx.query<{ index: number }>(
    `/* invoice.missingPrices */ SELECT DISTINCT ON (w.list, w.product, w.unit) w.index - 1 AS index
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY w (list, product, unit, index)
      WHERE NOT EXISTS (SELECT 1 FROM crm.price_list_line l WHERE l.price_level_id = w.list AND l.product_id = w.product AND l.uom_id = w.unit)
      ORDER BY w.list, w.product, w.unit, w.index`,
    [
      wanted.map(({ list }) => list),
      wanted.map(({ line }) => line.productId),
      wanted.map(({ line }) => line.uomId),
    ],
  );
  const drafts = missing.flatMap(({ index }) => {
    const { line, list } = wanted[Number(index)] ?? {};
    if (!line || !list) return [];
    const { productId = null, uomId = null, pricePerUnit: amount = null } = line;
    return [{ id: timeOrderedId(), priceLevelId: list, productId, uomId, amount }];
  });
  await insert(context, 'crm.price_list_line', drafts);
}

async function insert(
  context: BatchContext,
  table: string,
  drafts: Row[],
): Promise<ReadonlyMap<string, string>> {
  if (drafts.length === 0) return new Map();
  const { versions, refused } = await context.side(table).insert(context.tx, drafts);
  for (const refusal of refused.values()) throw refusal;
  await context.recordWrites(
    table,
    drafts.map((draft): SideWrite => ({
      recordId: String(draft.id),
      action: 'INSERT',
      versionBefore: null,
      version: versions.get(String(draft.id)) ?? null,
      changes: Object.fromEntries(
        Object.entries(draft)
          .filter(([property, value]) => property !== 'id' && value !== null)
          .map(([property, value]) => [property, [null, value]]),
      ),
    })),
  );
  return versions;
}

async function readPrecisions(
  { tx }: BatchContext,
  records: readonly WrittenRecord[],
): Promise<{ local: string; unit: string; amounts: Map<string, string> }> {
  const codes = records.flatMap(({ source }) => source.currencyCode ?? []);
  const [setup] = await tx.query<{ local: string; unit: string }>(
    `/* invoice.setupPrecisions */ SELECT amount_rounding_precision AS local, unit_amount_rounding_precision AS unit
       FROM erp.general_ledger_setup LIMIT 1`,
  );
  const currencies = await tx.query<{ code: string; precision: string }>(
    `/* invoice.currencyPrecisions */ SELECT code, amount_rounding_precision AS precision FROM erp.currency WHERE code = ANY($1)`,
    [codes],
  );
  return {
    local: setup?.local ?? '0.01',
    unit: setup?.unit ?? '0.00001',
    amounts: new Map(currencies.map(({ code, precision }) => [code, precision])),
  };
}
