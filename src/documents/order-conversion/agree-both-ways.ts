import { Decimal } from 'decimal.js';
import { throwFirst } from '../../erp/sales-document/carried-rows';
import { prepaymentDue } from '../../erp/sales-order/prepayment/prepayment.rules';
import { STATUS } from '../../erp/sales-order/sales-order.transitions';
import { newId } from '../../platform/new-id';
import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { CouplingStore, NewCoupling } from '../../sync/coupling/coupling.store';
import { BaseBuilder } from '../../sync/engine/fields/agreed-base';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import { coupledEntry } from '../../sync/journal/coupling-entries';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import type { LiveMapping } from '../../sync/mapping/live-mapping';
import { DOCUMENT_STATE } from '../../sync/undo/whole-documents';
import type { OrderConversionFacts } from './order-conversion-facts';

/** A CRM order that was converted, and what it became. */
export interface ConvertedPair {
  readonly couplingId: string;
  readonly crmId: string;
  readonly erpId: string;
  readonly facts: OrderConversionFacts;
}

/** What agreeing stands on. */
export interface AgreementParts {
  readonly couplings: CouplingStore;
  readonly erpOrders: RecordWriter;
  readonly erpLines: RecordWriter;
  readonly crmOrders: RecordWriter;
  readonly crmLines: RecordWriter;
}

const OPENED = { stateCode: 0, statusCode: 2 };
const PRODUCT_LINES = new Set([2, 3]);
const LINES = 'SOLINE-ORDERDETAIL';

/**
 * What a conversion leaves while orders travel both ways: the ERP order is released (BI-17), the CRM order knows its number
 * and those of its lines (BI-9), lines are coupled, and both sides agree as they are, so that the next change of either
 * is a change of that side alone.
 */
export class AgreeBothWays {
  constructor(private readonly parts: AgreementParts) {}

  /** Releases ERP orders and opens CRM orders for their numbers, which the caller submits again; the numbers by CRM order. */
  async begin(tx: Tx, pairs: readonly ConvertedPair[]): Promise<Map<string, Row>> {
    const { erpOrders, crmOrders, crmLines } = this.parts;
    const lines = await this.linesOf(tx, pairs);
    const ready = pairs.filter(({ erpId }) => isReady(lines.get(erpId) ?? []));
    const status = STATUS.released;
    const released = ready.map(({ erpId: id }) => change(id, { status }));
    throwFirst((await erpOrders.update(tx, released)).refused);
    const orders = await erpOrders.table.rowsByIds(
      tx,
      pairs.map(({ erpId }) => erpId),
    );
    const numbers = new Map(
      pairs.map(({ crmId, erpId }): [string, Row] => [crmId, numbersOf(orders.get(erpId) ?? {})]),
    );
    const opened = pairs.map(({ crmId: id }) => change(id, { ...OPENED, ...numbers.get(id) }));
    throwFirst((await crmOrders.update(tx, opened)).refused);
    const numbered = pairs
      .flatMap((pair) => matched(pair, lines))
      .map(({ crmId, lineNo }) => change(crmId, { businessCentralLineNumber: lineNo }));
    throwFirst((await crmLines.update(tx, numbered)).refused);
    return numbers;
  }

  /** Couples orders and lines as they are now; what to journal of the lines. */
  async couple(
    session: EngineSession,
    mapping: LiveMapping,
    { runId, pairs }: { runId: string; pairs: readonly ConvertedPair[] },
  ): Promise<NewJournalEntry[]> {
    const { tx, now } = session;
    const { erpOrders, crmOrders, erpLines, crmLines, couplings } = this.parts;
    const attempt = { runId, directions: ['FROM_CRM'] as const, now };
    const headers = pairs.map(({ couplingId: id, erpId, crmId }) => ({ id, erpId, crmId }));
    await couplings.insert(tx, await agreed(tx, mapping, headers, [erpOrders, crmOrders]), attempt);
    const ofLines = session.mappings.findByName(LINES);
    if (!ofLines) return [];
    const sold = await this.linesOf(tx, pairs);
    const lines = pairs
      .flatMap((pair) => matched(pair, sold))
      .map(({ erpId, crmId }) => ({ id: newId(), erpId, crmId }));
    await couplings.insert(tx, await agreed(tx, ofLines, lines, [erpLines, crmLines]), attempt);
    return lines.map((line) => {
      const entry = coupledEntry('erp.sales_order_line', line);
      return { ...entry, changes: { ...entry.changes, [DOCUMENT_STATE]: [null, null] } };
    });
  }

  private async linesOf(tx: Tx, pairs: readonly ConvertedPair[]): Promise<Map<string, Row[]>> {
    const rows = await this.parts.erpLines.table.rowsBy(
      tx,
      'documentId',
      pairs.map(({ erpId }) => erpId),
    );
    const lines = new Map<string, Row[]>(pairs.map(({ erpId }) => [erpId, []]));
    for (const row of [...rows].sort((a, b) => Number(a.lineNo) - Number(b.lineNo)))
      lines.get(String(row.documentId))?.push(row);
    return lines;
  }
}

// There is something to release, and nothing to be paid beforehand (BI-17).
function isReady(lines: readonly Row[]): boolean {
  const filled = lines.some(({ quantity }) => !new Decimal(String(quantity ?? '0')).isZero());
  return filled && !lines.some(prepaymentDue);
}

// Every line of the CRM became one that sells something, in its order; comments and freight stand beside them.
function matched({ erpId, facts }: ConvertedPair, lines: ReadonlyMap<string, readonly Row[]>) {
  const sold = (lines.get(erpId) ?? []).filter(({ type }) => PRODUCT_LINES.has(Number(type)));
  return sold.flatMap((row, index) => {
    const crm = facts.lines[index]?.line;
    return crm
      ? [{ erpId: String(row.id), crmId: String(crm.id), lineNo: Number(row.lineNo) }]
      : [];
  });
}

async function agreed(
  tx: Tx,
  mapping: LiveMapping,
  pairs: readonly { id: string; erpId: string; crmId: string }[],
  [erp, crm]: readonly [RecordWriter, RecordWriter],
): Promise<NewCoupling[]> {
  const base = new BaseBuilder(mapping);
  const left = await erp.table.rowsByIds(
    tx,
    pairs.map(({ erpId }) => erpId),
  );
  const right = await crm.table.rowsByIds(
    tx,
    pairs.map(({ crmId }) => crmId),
  );
  return pairs.map((pair): NewCoupling => {
    const [ours, theirs] = [left.get(pair.erpId) ?? {}, right.get(pair.crmId) ?? {}];
    return {
      ...pair,
      mappingId: mapping.id,
      erpVersion: String(ours.version),
      crmVersion: String(theirs.version),
      base: base.of(ours, theirs),
    };
  });
}

function numbersOf({ number = null, docNoOccurrence = null }: Row): Row {
  return {
    businessCentralOrderNumber: number,
    businessCentralDocumentOccurrenceNumber: docNoOccurrence ?? 1,
  };
}

function change(id: string, changes: Row): RowChange {
  return { id, version: null, changes };
}
