import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { DeleteSalesOrder } from '../../erp/sales-order/delete-sales-order';
import type { RemoveOrderNotes } from '../notes/remove-order-notes';
import type { Coupling } from '../../sync/coupling/coupling.entity';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import { errorOf } from '../../sync/engine/session/run-report';
import type { JournalStore } from '../../sync/journal/journal.store';

const ACTIVE = 0;
const SUBMITTED = 1;
const PENDING = 2;

/** What such a deletion stands on. */
export interface DeletionParts {
  readonly deleteOrder: DeleteSalesOrder;
  readonly sessions: EngineSessions;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly crmOrders: RecordWriter;
  readonly removeNotes: RemoveOrderNotes;
}

/**
 * Removes an ERP order that a person no longer wants, and hands its CRM order back to the sales people: active and
 * pending, not taken over any more, so that submitting it again makes a new ERP order (OC-59). In two-way mode the
 * CRM order stays as it is (BI-25). Whatever the CRM objects, the deletion stands; the run says why (OC-60).
 */
export class DeleteCoupledOrder {
  constructor(private readonly parts: DeletionParts) {}

  /** Removes the order; its coupling goes with it. */
  async run(tx: Tx, { id }: { readonly id: string }): Promise<void> {
    const couplings = await this.parts.couplings.listByAnyRecords(tx, 'ERP', [id]);
    await this.parts.deleteOrder.run(tx, { id });
    await this.parts.removeNotes.run(tx, [id]);
    if (couplings.length === 0) return;
    await this.parts.sessions.whenEnabled(tx, async (session) => {
      if (session.mappings.settings.orderIntegration !== 'ONE_WAY') return;
      for (const coupling of couplings) await this.handBack(session, coupling);
    });
  }

  private async handBack(session: EngineSession, coupling: Coupling): Promise<void> {
    const { tx, now } = session;
    const { crmOrders, journal } = this.parts;
    const mapping = session.mappings.findById(coupling.mappingId);
    const { crmId } = coupling;
    const order = (await crmOrders.table.rowsByIds(tx, [crmId], 'update')).get(crmId);
    if (!mapping || !order || !isOpen(order)) return;
    const changes = { stateCode: ACTIVE, statusCode: PENDING, lastBackOfficeSubmit: null };
    const { versions, refused } = await crmOrders.update(tx, [
      { id: crmId, version: null, changes },
    ]);
    const subject = {
      mapping,
      direction: 'TO_CRM',
      forced: true,
      scope: { crmIds: [crmId] },
    } as const;
    const runId = await session.startRun({ ...subject, kind: 'SYNCHRONIZE' });
    const version = versions.get(crmId);
    if (version !== undefined) {
      const record = { side: 'CRM', recordTable: 'crm.sales_order', recordId: crmId } as const;
      const entry = { ...record, couplingId: null, action: 'UPDATE', version } as const;
      await journal.add(tx, runId, now, [{ ...entry, changes: differences(order, changes) }]);
    }
    const refusal = refused.get(crmId);
    const { erpId } = coupling;
    const named = {
      couplingId: null,
      erpId,
      crmId,
      record: `CRM order ${String(order.orderNumber)}`,
    };
    await session.closeRun(
      runId,
      { modified: version === undefined ? 0 : 1, failed: refusal ? 1 : 0 },
      refusal ? [errorOf(named, refusal)] : [],
    );
  }
}

// An order that was canceled, fulfilled or invoiced meanwhile is closed for good.
function isOpen({ stateCode }: Row): boolean {
  return stateCode === SUBMITTED || stateCode === ACTIVE;
}

function differences(before: Row, after: Row) {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([property, value]) => (before[property] ?? null) !== value)
      .map(([property, value]) => [property, [before[property] ?? null, value]]),
  ) as Record<string, [Row[string], Row[string]]>;
}
