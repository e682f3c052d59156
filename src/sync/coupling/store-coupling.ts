import type { Row } from '../../platform/database/record-table';
import { newId } from '../../platform/new-id';
import type { EngineParts } from '../engine/batch/batch';
import type { EngineSession } from '../engine/session/engine-session';
import { printed } from '../engine/fields/value-kind';
import { coupledEntry, uncoupledEntry } from '../journal/coupling-entries';
import type { LiveMapping } from '../mapping/live-mapping';
import type { CouplingDecision } from './coupling-decision';

/** The two records a person couples, of one table mapping. */
export interface PairToCouple {
  readonly mapping: LiveMapping;
  readonly erp: Row;
  readonly crm: Row;
}

/** A coupling that stands, and the run that made it; null when nothing had to be done. */
export interface StoredCoupling {
  readonly id: string;
  readonly runId: string | null;
}

/** Does what was decided about coupling two records, with its run and its journal entries. */
export class StoreCoupling {
  constructor(private readonly parts: EngineParts) {}

  /** Stores the coupling; a decision that refuses is a mistake of the caller. */
  async run(
    session: EngineSession,
    pair: PairToCouple,
    decision: CouplingDecision,
  ): Promise<StoredCoupling> {
    if (decision.do === 'nothing') return { id: decision.coupling.id, runId: null };
    if (decision.do === 'refuse' || decision.do === 'refuseErp')
      throw new Error('A refused coupling is not stored.');
    const { tx, now } = session;
    const [erpId, crmId] = [printed(pair.erp.id), printed(pair.crm.id)];
    const { mapping } = pair;
    const runId = await session.startRun({
      mapping,
      kind: 'COUPLE',
      direction: null,
      forced: false,
      scope: { erpIds: [erpId], crmIds: [crmId] },
    });
    const stale = decision.do === 'pointErp' ? null : decision.stale;
    if (stale) await this.parts.couplings.delete(tx, [stale.id]);
    const id = decision.do === 'insert' ? newId() : decision.coupling.id;
    if (decision.do === 'point') await this.parts.couplings.pointToCrm(tx, id, crmId);
    else if (decision.do === 'pointErp') await this.parts.couplings.pointToErp(tx, id, erpId);
    else {
      const none = { erpVersion: null, crmVersion: null, base: null };
      const coupling = { id, mappingId: mapping.id, erpId, crmId, ...none };
      await this.parts.couplings.insert(tx, [coupling], { runId, directions: [], now });
    }
    const left = decision.do === 'pointErp' ? decision.coupling : stale;
    const pointed = decision.do === 'point' ? decision.coupling : null;
    await this.parts.journal.add(tx, runId, now, [
      ...(left ? [uncoupledEntry(mapping.erpTable, left)] : []),
      coupledEntry(mapping.erpTable, { id, erpId, crmId }, pointed),
    ]);
    await session.closeRun(runId, { coupled: 1 });
    return { id, runId };
  }
}
