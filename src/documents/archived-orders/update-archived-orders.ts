import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Refusal } from '../../platform/errors/refusal';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import { errorOf } from '../../sync/engine/session/run-report';
import type { JournalStore, NewJournalEntry } from '../../sync/journal/journal.store';
import type { ArchivedOrder, ArchivedOrderStore } from './archived-order.store';
import { twoWayDisabled } from './archived-orders.errors';
import { CannotTell, type TellOrdersEnd } from './tell-orders-end';

/** What telling the CRM of archived orders stands on. */
export interface ArchivedOrdersParts {
  readonly unitOfWork: UnitOfWork;
  readonly sessions: EngineSessions;
  readonly store: ArchivedOrderStore;
  readonly tell: TellOrdersEnd;
  readonly journal: JournalStore;
}

/** What became of archived orders. */
export interface UpdatedOrders {
  readonly modified: number;
  readonly failed: number;
  readonly runId: string | null;
  /** There may be more of them. */
  readonly more: boolean;
}

const BATCH = 200;

/**
 * Brings CRM orders to the end of their ERP orders, which posting or a person removed (B.6): day of delivery, lines,
 * and Invoiced where the ERP invoiced everything. One that cannot be told is recorded with its reason and tried again.
 */
export class UpdateArchivedOrders {
  constructor(private readonly parts: ArchivedOrdersParts) {}

  /** Tells the CRM of at most 200 orders; refuses while the connection or two-way mode is off (B-26). */
  run(actor: string): Promise<UpdatedOrders> {
    const { unitOfWork, sessions } = this.parts;
    return unitOfWork.run((tx) => sessions.within(tx, (session) => this.update(session)), {
      actor,
    });
  }

  private async update(session: EngineSession): Promise<UpdatedOrders> {
    const { tx, mappings } = session;
    if (mappings.settings.orderIntegration !== 'TWO_WAY') throw twoWayDisabled();
    const orders = await this.parts.store.take(tx, BATCH);
    if (orders.length === 0) return { modified: 0, failed: 0, runId: null, more: false };
    const entries: NewJournalEntry[] = [];
    const refused = new Map<string, Refusal>();
    await this.attempt(session, orders, { entries, refused });
    const done = orders.filter(({ crmId }) => !refused.has(crmId));
    await this.parts.store.markUpdated(
      tx,
      done.map(({ couplingId }) => couplingId),
    );
    const runId = await this.keep(session, orders, { entries, refused });
    return {
      modified: done.length,
      failed: refused.size,
      runId,
      more: orders.length === BATCH && done.length > 0,
    };
  }

  // All at once as long as nothing goes wrong; else each alone, so that one does not stop the others (B-32).
  private async attempt(
    session: EngineSession,
    orders: readonly ArchivedOrder[],
    result: { entries: NewJournalEntry[]; refused: Map<string, Refusal> },
  ): Promise<void> {
    const { tx, mappings } = session;
    try {
      const written = await tx.savepoint(() => this.parts.tell.run(tx, orders, mappings.settings));
      result.entries.push(...written);
    } catch (error) {
      if (!(error instanceof CannotTell)) throw error;
      const [only] = orders;
      if (orders.length === 1 && only) result.refused.set(only.crmId, error.refusal);
      else for (const order of orders) await this.attempt(session, [order], result);
    }
  }

  private async keep(
    session: EngineSession,
    orders: readonly ArchivedOrder[],
    { entries, refused }: { entries: NewJournalEntry[]; refused: ReadonlyMap<string, Refusal> },
  ): Promise<string> {
    const runId = await session.startRun({
      mapping: session.mappings.findByName('SALESORDER-ORDER'),
      kind: 'SYNCHRONIZE',
      direction: 'TO_CRM',
      forced: true,
      scope: { archivedOrders: orders.length },
    });
    await this.parts.journal.add(session.tx, runId, session.now, entries);
    const errors = orders.flatMap(({ couplingId, erpId, crmId }) => {
      const refusal = refused.get(crmId);
      return refusal ? [errorOf({ couplingId, erpId, crmId, record: null }, refusal)] : [];
    });
    const modified = orders.length - errors.length;
    await session.closeRun(runId, { modified, failed: errors.length }, errors);
    return runId;
  }
}
