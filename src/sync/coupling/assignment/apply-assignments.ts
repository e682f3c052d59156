import type { Tx } from '../../../platform/database/db';
import { Refusal } from '../../../platform/errors/refusal';
import type { EngineParts } from '../../engine/batch/batch';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { CoupleRecords } from '../couple-records';
import type { UncoupleRecords } from '../../uncoupling/uncouple-records';
import type { AssignmentStore } from './assignment.store';
import type { CouplingAssignment } from './coupling-assignment.entity';

/** What became of one choice: coupled, uncoupled, or why it was refused and waits on. */
export interface AppliedAssignment {
  readonly crmId: string;
  readonly erpId: string | null;
  readonly couplingId: string | null;
  readonly refusal: Refusal | null;
}

/** Choices that one call makes; people make them one by one, such as the salespeople of users. */
const MOST = 100;

/** What applying stands on. */
export interface ApplyParts {
  readonly mappings: LiveMappings;
  readonly engine: EngineParts;
  readonly store: AssignmentStore;
  readonly couple: CoupleRecords;
  readonly uncouple: UncoupleRecords;
}

/** Makes the couplings that were chosen for a mapping. */
export class ApplyAssignments {
  constructor(private readonly parts: ApplyParts) {}

  /**
   * Makes up to 100 choices, the oldest first. What a CRM record had before gives way: it was chosen anew. A
   * choice that is refused stays, and does not stop the others.
   */
  async run(tx: Tx, { mapping: name }: { mapping: string }): Promise<AppliedAssignment[]> {
    const mapping = (await this.parts.mappings.load(tx)).active(name);
    const chosen = await this.parts.store.listForUpdate(tx, mapping.id, MOST);
    await this.letGo(tx, mapping, chosen);
    const applied: AppliedAssignment[] = [];
    for (const assignment of chosen) applied.push(await this.apply(tx, mapping, assignment));
    const made = applied.filter((each) => each.refusal === null);
    await this.parts.store.delete(
      tx,
      mapping.id,
      made.map((each) => each.crmId),
    );
    return applied;
  }

  // First of all every CRM record lets go of what it has, so that two may change places.
  private async letGo(
    tx: Tx,
    mapping: LiveMapping,
    chosen: readonly CouplingAssignment[],
  ): Promise<void> {
    const wanted = new Map(chosen.map(({ crmId, erpId }) => [crmId, erpId]));
    const couplings = await this.parts.engine.couplings.listByRecords(tx, mapping.id, {
      side: 'CRM',
      ids: [...wanted.keys()],
    });
    const records = couplings
      .filter((coupling) => wanted.get(coupling.crmId) !== coupling.erpId)
      .map((coupling) => ({ couplingId: coupling.id }));
    if (records.length > 0) await this.parts.uncouple.run(tx, { records });
  }

  private async apply(
    tx: Tx,
    mapping: LiveMapping,
    { crmId, erpId }: CouplingAssignment,
  ): Promise<AppliedAssignment> {
    if (erpId === null) return { crmId, erpId, couplingId: null, refusal: null };
    try {
      const input = { mapping: mapping.name, erpId, crmId, initialSync: 'NONE' } as const;
      const { coupling } = await tx.savepoint(() => this.parts.couple.run(tx, input));
      return { crmId, erpId, couplingId: coupling.id, refusal: null };
    } catch (error) {
      if (error instanceof Refusal) return { crmId, erpId, couplingId: null, refusal: error };
      throw error;
    }
  }
}
