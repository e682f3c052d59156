import type { Tx } from '../../platform/database/db';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { LiveMapping } from '../mapping/live-mapping';
import type { Coupling } from './coupling.entity';
import { uncoupledEntry } from '../journal/coupling-entries';

/**
 * Removes the couplings of ERP records that were deleted, where the noun wants it: salespeople and sales orders
 * (C-23). Other records keep theirs, and their deletion is settled by the deletion policy.
 */
export class ForgetDeleted {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
  ) {}

  /** Removes the couplings of the records in the transaction that deleted them, with a run for each mapping. */
  async run(tx: Tx, erpIds: readonly string[]): Promise<void> {
    const couplings = await this.parts.couplings.listByAnyRecords(tx, 'ERP', erpIds);
    if (couplings.length === 0) return;
    await this.sessions.bookkeeping(tx, (session) => this.forget(session, couplings));
  }

  // What stands below a record, such as the lines of an order, goes along (C-8).
  private async forget(session: EngineSession, couplings: readonly Coupling[]): Promise<void> {
    const below: string[] = [];
    for (const mapping of session.mappings.all) {
      const own = couplings.filter((coupling) => coupling.mappingId === mapping.id);
      if (own.length > 0) below.push(...(await this.ofMapping(session, mapping, own)));
    }
    const dependents = await this.parts.couplings.listByIds(session.tx, below, 'update');
    if (dependents.length > 0) await this.forget(session, dependents);
  }

  private async ofMapping(
    session: EngineSession,
    mapping: LiveMapping,
    couplings: readonly Coupling[],
  ): Promise<string[]> {
    const { tx, now } = session;
    const ids = couplings.map((coupling) => coupling.id);
    const scope = { couplingIds: ids };
    const subject = { mapping, kind: 'UNCOUPLE', direction: null, forced: false, scope } as const;
    const runId = await session.startRun(subject);
    await this.parts.couplings.delete(tx, ids);
    const pairs = couplings.map(({ erpId, crmId }) => ({ erpId, crmId }));
    const behaviour = behaviourOf(mapping, this.parts.behaviours);
    await behaviour.afterUncouple?.(tx, mapping, pairs);
    const dependents = await behaviour.dependents?.(tx, mapping, pairs);
    const entries = couplings.map((coupling) => uncoupledEntry(mapping.erpTable, coupling));
    await this.parts.journal.add(tx, runId, now, entries);
    await session.closeRun(runId, { uncoupled: couplings.length });
    return dependents ?? [];
  }
}
