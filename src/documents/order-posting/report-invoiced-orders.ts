import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import type { CompletedOrder } from '../../erp/sales-order/posting/invoice-sales-order';
import type { Coupling } from '../../sync/coupling/coupling.entity';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import { uncoupledEntry } from '../../sync/journal/coupling-entries';
import type { JournalStore, NewJournalEntry } from '../../sync/journal/journal.store';
import type { LiveMapping } from '../../sync/mapping/live-mapping';

const INVOICED = { stateCode: 4, statusCode: 100003 };
const OPENED = { stateCode: 0, statusCode: 2 };

/** What reporting stands on. */
export interface ReportParts {
  readonly sessions: EngineSessions;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly crmOrders: RecordWriter;
}

/**
 * Tells the CRM that orders are invoiced completely (B-7, B-8): theirs become Invoiced, and the coupling of an
 * order that posting removed goes (B-9). In two-way mode the coupling stays and is marked as archived (BI-23).
 * Whatever the CRM objects, the posting stands (B-10, SO-047); the run says why.
 */
export class ReportInvoicedOrders {
  constructor(private readonly parts: ReportParts) {}

  /** Reports the orders; without a connection or order integration nothing happens. */
  async run(tx: Tx, completed: readonly CompletedOrder[]): Promise<void> {
    if (completed.length === 0) return;
    await this.parts.sessions.whenEnabled(tx, async (session) => {
      const mapping = session.mappings.findByName('SALESORDER-ORDER');
      if (!mapping?.enabled) return;
      const ids = completed.map(({ id }) => id);
      const records = { side: 'ERP', ids } as const;
      const couplings = await this.parts.couplings.listByRecords(tx, mapping.id, records, 'update');
      if (couplings.length === 0) return;
      const removed = new Set(completed.filter((order) => order.removed).map(({ id }) => id));
      const gone = couplings.filter(({ erpId }) => removed.has(erpId));
      if (session.mappings.settings.orderIntegration === 'TWO_WAY') {
        await this.parts.couplings.markArchived(
          tx,
          gone.map(({ id }) => id),
        );
        return;
      }
      await this.report(session, mapping, couplings, gone);
    });
  }

  private async report(
    session: EngineSession,
    mapping: LiveMapping,
    couplings: readonly Coupling[],
    gone: readonly Coupling[],
  ): Promise<void> {
    const { tx, now } = session;
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction: 'TO_CRM',
      forced: true,
      scope: { erpIds: couplings.map(({ erpId }) => erpId) },
    });
    const { entries, refused, written } = await this.writeStates(tx, couplings);
    await this.parts.couplings.delete(
      tx,
      gone.map(({ id }) => id),
    );
    await this.parts.journal.add(tx, runId, now, [
      ...entries,
      ...gone.map((coupling) => uncoupledEntry(mapping.erpTable, coupling)),
    ]);
    const errors = couplings.flatMap((coupling) => {
      const refusal = refused.get(coupling.crmId);
      return refusal ? [errorOf(coupling, refusal)] : [];
    });
    await session.closeRun(
      runId,
      {
        modified: written,
        failed: errors.length,
        unchanged: couplings.length - written - errors.length,
        uncoupled: gone.length,
      },
      errors,
    );
  }

  private async writeStates(tx: Tx, couplings: readonly Coupling[]) {
    const crmIds = couplings.map(({ crmId }) => crmId);
    const orders = await this.parts.crmOrders.table.rowsByIds(tx, crmIds, 'update');
    const open = couplings.flatMap((coupling) => {
      const order = orders.get(coupling.crmId);
      return order && order.stateCode !== INVOICED.stateCode ? [{ coupling, order }] : [];
    });
    const days = await this.deliver(tx, open);
    const changes = open.map(({ coupling }) => ({
      id: coupling.crmId,
      version: null,
      changes: INVOICED,
    }));
    const { versions, refused } = await this.parts.crmOrders.update(tx, changes);
    const entries = open.flatMap(({ coupling, order }) => {
      const version = versions.get(coupling.crmId);
      return version === undefined
        ? []
        : [stateEntry(coupling, order, version, days.get(coupling.crmId))];
    });
    return { entries, refused, written: entries.length };
  }

  // An invoiced order is closed: the day of its last shipment is written before that, where it is not known yet.
  private async deliver(tx: Tx, open: readonly OpenOrder[]): Promise<Map<string, string>> {
    const known = await lastShipments(
      tx,
      open.map(({ coupling }) => coupling.erpId),
    );
    const late = open.flatMap(({ coupling, order }) => {
      const day = known.get(coupling.erpId);
      return day === undefined || day === order.dateFulfilled ? [] : [{ id: coupling.crmId, day }];
    });
    const changes = late.map(({ id, day }) => ({
      id,
      version: null,
      changes: { ...OPENED, dateFulfilled: day },
    }));
    const { versions } = await this.parts.crmOrders.update(tx, changes);
    return new Map(late.flatMap(({ id, day }) => (versions.has(id) ? [[id, day] as const] : [])));
  }
}

interface OpenOrder {
  readonly coupling: Coupling;
  readonly order: Row;
}

// The planned day that the order's newest shipment kept, which posting does not take along with the order.
async function lastShipments(tx: Tx, orderIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; day: string }>(
    `/* order.lastShipments */ SELECT DISTINCT ON (order_id) order_id AS id, shipment_date AS day FROM erp.sales_shipment
      WHERE order_id = ANY($1::uuid[]) AND shipment_date IS NOT NULL ORDER BY order_id, posting_date DESC, number DESC`,
    [orderIds],
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

function stateEntry(
  coupling: Coupling,
  order: Row,
  version: string,
  day: string | undefined,
): NewJournalEntry {
  return {
    couplingId: coupling.id,
    side: 'CRM',
    recordTable: 'crm.sales_order',
    recordId: coupling.crmId,
    action: 'UPDATE',
    version,
    changes: {
      stateCode: [order.stateCode ?? null, INVOICED.stateCode],
      statusCode: [order.statusCode ?? null, INVOICED.statusCode],
      ...(day === undefined ? {} : { dateFulfilled: [order.dateFulfilled ?? null, day] }),
    },
  };
}

function errorOf({ id, erpId, crmId }: Coupling, refusal: Refusal) {
  const { code, message, field, remedy, data } = refusal;
  const record = { couplingId: id, erpId, crmId, record: null, value: null };
  return { ...record, code, message, field, remedy, data };
}
