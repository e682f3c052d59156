import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { throwFirst } from '../../erp/sales-document/carried-rows';
import type { Coupling } from '../../sync/coupling/coupling.entity';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import { RemoveOrderNotes } from '../notes/remove-order-notes';
import { unstamped } from '../quote-undo/quote-state.rules';
import type { OrderMark, PresentOrder, WholeOrder } from './order-mark';

const SUBMITTED = { stateCode: 1, statusCode: 3 };

/** A converted order that goes or comes back, and what its CRM order is to hold then. */
export interface OrderStep {
  readonly erpId: string;
  readonly to: OrderMark;
  readonly now: PresentOrder;
}

/** Writes that conversions never happened, or that they did after all; the first refusal is thrown. */
export class WriteOrdersBack {
  private readonly orders: RecordWriter;
  private readonly lines: RecordWriter;
  private readonly notes: RecordWriter;
  private readonly versions: RecordWriter;
  private readonly versionLines: RecordWriter;
  private readonly crmOrders: RecordWriter;
  private readonly removeNotes: RemoveOrderNotes;

  constructor(
    writers: ReadonlyMap<string, RecordWriter>,
    private readonly couplings: CouplingStore,
    private readonly notePairs: NoteCouplingStore,
  ) {
    this.orders = writerOf(writers, 'erp.sales_order');
    this.lines = writerOf(writers, 'erp.sales_order_line');
    this.notes = writerOf(writers, 'erp.note');
    this.versions = writerOf(writers, 'erp.sales_document_archive');
    this.versionLines = writerOf(writers, 'erp.sales_document_archive_line');
    this.crmOrders = writerOf(writers, 'crm.sales_order');
    this.removeNotes = new RemoveOrderNotes(this.notes, notePairs);
  }

  /** Removes the orders with all that hangs below them. The coupling goes first, so that nobody settles the removal. */
  async remove(tx: Tx, steps: readonly OrderStep[]): Promise<void> {
    const now = steps.map((step) => step.now);
    const couplings = now.flatMap(({ coupling, lineCouplings }) => [
      ...(coupling ? [coupling] : []),
      ...lineCouplings,
    ]);
    await this.couplings.delete(
      tx,
      couplings.map(({ id }) => id),
    );
    const ids = steps.map(({ erpId }) => erpId);
    await this.removeNotes.run(tx, ids);
    await gone(tx, this.orders, ids);
    const versions = now.flatMap((order) => order.versions.map(({ header }) => header));
    await gone(tx, this.versions, idsOf(versions));
    await this.stamp(tx, steps);
  }

  /** Writes the orders again as they were. */
  async bringBack(tx: Tx, steps: readonly OrderStep[], now: string): Promise<void> {
    const wholes = steps.flatMap(({ to }) => (to.whole ? [to.whole] : []));
    const orders = await added(
      tx,
      this.orders,
      wholes.map(({ header }) => header),
    );
    const lines = await added(
      tx,
      this.lines,
      wholes.flatMap((whole) => whole.lines),
    );
    await added(
      tx,
      this.notes,
      wholes.flatMap(({ notes }) => notes),
    );
    await this.notePairs.insert(
      tx,
      wholes.flatMap(({ notePairs }) => notePairs),
      now,
    );
    const versions = wholes.flatMap((whole) => whole.versions);
    await added(
      tx,
      this.versions,
      versions.map(({ header }) => header),
    );
    await added(
      tx,
      this.versionLines,
      versions.flatMap((version) => version.lines),
    );
    const crmOrders = await this.stamp(tx, steps);
    await this.couplings.reinstate(
      tx,
      wholes.flatMap((whole) => coupled(whole, { erp: new Map([...orders, ...lines]), crmOrders })),
    );
  }

  // A submitted order is read-only but for what is written along with its state.
  private async stamp(tx: Tx, steps: readonly OrderStep[]): Promise<Map<string, string>> {
    const changes = steps.flatMap(({ to, now }) =>
      now.crmOrder ? [{ id: to.crmId, version: null, changes: { ...SUBMITTED, ...to.crm } }] : [],
    );
    const { versions, refused } = await this.crmOrders.update(tx, changes);
    throwFirst(refused);
    return versions;
  }
}

interface Versions {
  readonly erp: ReadonlyMap<string, string>;
  readonly crmOrders: ReadonlyMap<string, string>;
}

// What was agreed stays agreed: the records came back at new versions, and nobody edited them.
function coupled(
  { coupling, lineCouplings }: WholeOrder,
  { erp, crmOrders }: Versions,
): Coupling[] {
  return [...(coupling ? [coupling] : []), ...lineCouplings].map((each) => ({
    ...each,
    erpVersion: each.erpVersion === null ? null : (erp.get(each.erpId) ?? each.erpVersion),
    crmVersion: crmOrders.get(each.crmId) ?? each.crmVersion,
  }));
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => String(id));
}

async function gone(tx: Tx, writer: RecordWriter, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) throwFirst((await writer.delete(tx, ids)).refused);
}

async function added(
  tx: Tx,
  writer: RecordWriter,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const { versions, refused } = await writer.insert(tx, rows.map(unstamped));
  throwFirst(refused);
  return versions;
}
