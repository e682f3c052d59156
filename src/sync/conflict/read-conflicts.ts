import type { Tx } from '../../platform/database/db';
import type { EngineParts } from '../engine/batch/batch';
import type { Coupling } from '../coupling/coupling.entity';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import { conflictOf } from './compare-pair';
import type { PairConflict } from './pair-conflict';
import { LookAtPairs } from './pass-view';

/** Computes the present three-way state of coupled pairs, set-wise, by the very steps a run would take. */
export class ReadConflicts {
  private readonly look: LookAtPairs;

  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
  ) {
    this.look = new LookAtPairs(parts);
  }

  /** The states by coupling id; couplings that do not exist have none. Leave nothing of the transaction behind. */
  async run(
    tx: Tx,
    couplingIds: readonly string[],
    now: string,
  ): Promise<Map<string, PairConflict>> {
    const mappings = await this.mappings.load(tx);
    const couplings = await this.parts.couplings.listByIds(tx, couplingIds);
    const states = new Map<string, PairConflict>();
    for (const [mapping, ofMapping] of byMapping(mappings, couplings)) {
      for (const state of await this.ofMapping(tx, { mapping, mappings, now }, ofMapping))
        states.set(state.couplingId, state);
    }
    return states;
  }

  private async ofMapping(
    tx: Tx,
    scope: { mapping: LiveMapping; mappings: MappingSet; now: string },
    couplings: readonly Coupling[],
  ): Promise<PairConflict[]> {
    const look = (direction: PassDirection) =>
      this.look.run(
        tx,
        { ...scope, direction },
        couplings.map(({ erpId, crmId }) => (direction === 'TO_CRM' ? erpId : crmId)),
      );
    const { direction } = scope.mapping;
    const there = goes(direction, 'TO_CRM') ? await look('TO_CRM') : null;
    const back = goes(direction, 'FROM_CRM') ? await look('FROM_CRM') : null;
    return couplings.map((coupling) => conflictOf(scope.mapping, coupling, { there, back }));
  }
}

function byMapping(
  mappings: MappingSet,
  couplings: readonly Coupling[],
): Map<LiveMapping, Coupling[]> {
  const groups = new Map<LiveMapping, Coupling[]>();
  for (const coupling of couplings) {
    const mapping = mappings.findById(coupling.mappingId);
    if (!mapping) continue;
    groups.set(mapping, [...(groups.get(mapping) ?? []), coupling]);
  }
  return groups;
}
