import { Refusal } from '../../platform/errors/refusal';
import { printed } from '../../sync/engine/fields/value-kind';
import { coupledEntry, deletedEntry, uncoupledEntry } from '../../sync/journal/coupling-entries';
import type { JournalEntry } from '../../sync/journal/journal-entry.entity';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import type { UndoScene } from '../../sync/undo/undo-scene';
import { DOCUMENT_STATE, type WholeDocuments } from '../../sync/undo/whole-documents';
import type { OrderMark, PresentOrder } from './order-mark';
import { isSettled, obstacleToRemoval, obstacleToReturn } from './order-obstacles.rules';
import type { PresentOrdersStore } from './present-orders.store';
import { tellOrder, type ToldOrder } from './tell-orders';
import type { WriteOrdersBack } from './write-orders-back';

const ORDER = 'erp.sales_order';

/**
 * Takes conversions of CRM orders back, each wholly or not at all: the ERP order with its lines and notes, the version
 * kept of its quote, the coupling, and what the CRM order says of it. An order that somebody worked on, or of which
 * something is posted, stays with all of that. What an undo removed comes back by undoing the undo.
 */
export class TakeBackOrders implements WholeDocuments {
  constructor(
    private readonly present: PresentOrdersStore,
    private readonly write: WriteOrdersBack,
  ) {}

  /** Takes the conversions of these entries back. */
  async run(scene: UndoScene, entries: readonly JournalEntry[]): Promise<void> {
    const marks = marksIn(entries);
    if (marks.size === 0) return;
    const now = await this.present.take(
      scene.tx,
      new Map([...marks].map(([id, { from, to }]) => [id, from.made ? from : to])),
    );
    const open: ToldOrder[] = [];
    for (const [erpId, { from, to, couplingId }] of marks) {
      const present = now.get(erpId);
      if (!present || isSettled(to, present)) continue;
      const order = { erpId, from, to, couplingId, now: present, record: nameOf(present, to) };
      const refusal = to.made
        ? obstacleToReturn(order.record, order, present)
        : obstacleToRemoval(order.record, from, present);
      if (refusal) tellOrder(scene, order, refusal);
      else open.push(order);
    }
    await this.all(scene, open);
  }

  // All at once; when one is refused, halves are tried until it stands alone.
  private async all(scene: UndoScene, orders: readonly ToldOrder[]): Promise<void> {
    if (orders.length === 0) return;
    try {
      await scene.tx.savepoint(() => this.writeAll(scene, orders));
    } catch (error) {
      const [only] = orders;
      if (!(error instanceof Refusal) || !only) throw error;
      if (orders.length === 1) return tellOrder(scene, only, error);
      const middle = orders.length >> 1;
      await this.all(scene, orders.slice(0, middle));
      return this.all(scene, orders.slice(middle));
    }
    for (const order of orders) {
      scene.entries.push(...entriesOf(order));
      tellOrder(scene, order, null);
    }
  }

  private async writeAll(scene: UndoScene, orders: readonly ToldOrder[]): Promise<void> {
    const [back, away] = [orders.filter(({ to }) => to.made), orders.filter(({ to }) => !to.made)];
    if (away.length > 0) await this.write.remove(scene.tx, away);
    if (back.length > 0) await this.write.bringBack(scene.tx, back, scene.now);
  }
}

interface Mark {
  readonly from: OrderMark;
  readonly to: OrderMark;
  readonly couplingId: string | null;
}

function marksIn(entries: readonly JournalEntry[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { recordTable, recordId, couplingId, changes } of entries) {
    const mark = (changes as Record<string, [OrderMark, OrderMark] | undefined>)[DOCUMENT_STATE];
    if (recordTable === ORDER && mark)
      marks.set(recordId, { from: mark[1], to: mark[0], couplingId });
  }
  return marks;
}

function nameOf({ header, crmOrder }: PresentOrder, { whole }: OrderMark): string {
  const number = (header ?? whole?.header)?.number ?? null;
  if (number !== null) return `Sales order ${printed(number)}`;
  return `The sales order of CRM order ${printed(crmOrder?.orderNumber ?? null)}`;
}

// The marks say both ways what was, so that the undo can be undone as well.
function entriesOf({ erpId, from, to, now, couplingId }: ToldOrder): NewJournalEntry[] {
  const { header, coupling } = now;
  const order = { couplingId, side: 'ERP', recordTable: ORDER, recordId: erpId } as const;
  const stamp = crmEntry(from, to, couplingId);
  if (to.made) {
    const changes: NewJournalEntry['changes'] = {
      number: [null, to.whole?.header.number ?? null],
      [DOCUMENT_STATE]: [from, { ...to, whole: null }],
    };
    const made = { ...order, action: 'INSERT', version: null, changes } as const;
    const pair = to.whole?.coupling;
    return [made, stamp, ...(pair ? [coupledEntry(ORDER, pair)] : [])];
  }
  const { lines, notes, notePairs, versions, lineCouplings } = now;
  const whole = header && { header, lines, notes, notePairs, versions, coupling, lineCouplings };
  const mark: [OrderMark, OrderMark] = [{ ...from, whole }, to];
  const removed = deletedEntry(order, header ?? {});
  removed.changes[DOCUMENT_STATE] = mark;
  return [removed, stamp, ...(coupling ? [uncoupledEntry(ORDER, coupling)] : [])];
}

function crmEntry({ crm, crmId }: OrderMark, to: OrderMark, couplingId: string | null) {
  const changes: NewJournalEntry['changes'] = { [DOCUMENT_STATE]: [null, null] };
  for (const [property, value] of Object.entries(to.crm))
    changes[property] = [crm[property] ?? null, value];
  const order = { couplingId, side: 'CRM', recordTable: 'crm.sales_order' } as const;
  return { ...order, recordId: crmId, action: 'UPDATE', version: null, changes } as const;
}
