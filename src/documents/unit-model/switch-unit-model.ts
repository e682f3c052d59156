import type { Tx } from '../../platform/database/db';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import { uncoupledEntry } from '../../sync/journal/coupling-entries';
import type { JournalStore } from '../../sync/journal/journal.store';
import { UNIT_MODELS, type UnitModelStore } from './unit-model.store';

const BATCH = 1_000;

/** What changing the model of units stands on. */
export interface UnitModelParts {
  readonly sessions: EngineSessions;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly store: UnitModelStore;
}

/**
 * What follows when units are mapped in the other way (6.5): the couplings of the model that is left are removed, each
 * mapping in a run of its own, and whoever listens is told, so that the new model is filled once the connection is on.
 */
export class SwitchUnitModel {
  private readonly followers: ((tx: Tx) => Promise<unknown>)[] = [];

  constructor(private readonly parts: UnitModelParts) {}

  /** Runs `follow` in the transaction of every change of the model. */
  onSwitch(follow: (tx: Tx) => Promise<unknown>): void {
    this.followers.push(follow);
  }

  /** Leaves one model for the other; `unitGroups` says which one it is from now on. */
  async run(tx: Tx, unitGroups: boolean): Promise<void> {
    const left = unitGroups ? UNIT_MODELS.codes : UNIT_MODELS.groups;
    await this.parts.sessions.bookkeeping(tx, async (session) => {
      for (const name of left) await this.uncouple(session, name);
    });
    for (const follow of this.followers) await follow(tx);
  }

  private async uncouple(session: EngineSession, name: string): Promise<void> {
    const { couplings, journal, store } = this.parts;
    const { tx, now, mappings } = session;
    const mapping = mappings.findByName(name);
    const ids = await store.listCouplings(tx, name);
    if (!mapping || ids.length === 0) return;
    const scope = { unitModelLeft: true };
    const subject = { mapping, kind: 'UNCOUPLE', direction: null, forced: false, scope } as const;
    const runId = await session.startRun(subject);
    for (let start = 0; start < ids.length; start += BATCH) {
      const pairs = await couplings.listByIds(tx, ids.slice(start, start + BATCH), 'update');
      await couplings.delete(
        tx,
        pairs.map(({ id }) => id),
      );
      const entries = pairs.map((pair) => uncoupledEntry(mapping.erpTable, pair));
      await journal.add(tx, runId, now, entries);
    }
    await session.closeRun(runId, { uncoupled: ids.length });
  }
}
