import type { Tx } from '../../platform/database/db';
import type { Coupling } from '../coupling/coupling.entity';
import { couplingNotFound } from '../coupling/coupling.errors';
import { LookAtPairs, type Look, type PassView } from '../conflict/pass-view';
import type { EngineParts } from '../engine/batch/batch';
import { goes, sourceOf, type PassDirection } from '../mapping/direction';
import { tableNotMapped } from '../mapping/mapping.errors';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import { candidacy } from './explain-candidacy';
import { decision } from './explain-decision';
import { Steps, type ExplainedPass, type Explanation } from './explanation';

/** A pair with everything an explanation is made of. */
export interface PairScene {
  readonly coupling: Coupling;
  readonly mapping: LiveMapping;
  readonly mappings: MappingSet;
  readonly look: Look;
  readonly view: PassView;
}

const DIRECTIONS: readonly PassDirection[] = ['TO_CRM', 'FROM_CRM'];

/**
 * Explains a pair: the steps a run would take, in their order, each with its question and its answer,
 * made from the configuration and the rows as they are. Leave nothing of the transaction behind.
 */
export class ExplainPair {
  private readonly look: LookAtPairs;

  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
  ) {
    this.look = new LookAtPairs(parts);
  }

  /** Why the next run would or would not synchronize the pair. */
  async run(tx: Tx, couplingId: string, now: string): Promise<Explanation> {
    const [coupling] = await this.parts.couplings.listByIds(tx, [couplingId]);
    if (!coupling) throw couplingNotFound(couplingId);
    const mappings = await this.mappings.load(tx);
    const mapping = mappings.findById(coupling.mappingId);
    if (!mapping) throw tableNotMapped(coupling.mappingId);
    const passes: ExplainedPass[] = [];
    for (const direction of DIRECTIONS) {
      const scope = { mapping, mappings, direction, now };
      passes.push(await this.pass(tx, scope, coupling));
    }
    return { couplingId, mapping: mapping.name, passes };
  }

  private async pass(
    tx: Tx,
    scope: { mapping: LiveMapping; mappings: MappingSet; direction: PassDirection; now: string },
    coupling: Coupling,
  ): Promise<ExplainedPass> {
    const { mapping, mappings, direction } = scope;
    const steps = new Steps(direction);
    const barred = configuration(steps, mapping, mappings);
    if (barred) return barred;
    const sourceId = sourceOf(direction) === 'ERP' ? coupling.erpId : coupling.crmId;
    const look = await this.look.run(tx, scope, [sourceId]);
    const view = look.views.get(coupling.id);
    if (!view) throw new Error(`Coupling ${coupling.id} was not seen by its own source.`);
    const scene = { coupling, mapping, mappings, look, view };
    return candidacy(steps, scene) ?? decision(steps, scene);
  }
}

// What keeps every pair of the mapping from being looked at.
function configuration(
  steps: Steps,
  mapping: LiveMapping,
  mappings: MappingSet,
): ExplainedPass | null {
  const { direction } = steps;
  const connection = 'Is the connection between ERP and CRM enabled?';
  if (!mappings.settings.connectionEnabled)
    return steps.stop('K-1', connection, 'No. No run starts until it is.', 'NOT_LOOKED_AT');
  steps.pass('K-1', connection, 'Yes.');
  const active = `Is the table mapping ${mapping.name} active?`;
  const inactive = mappings.inactivity(mapping);
  if (inactive) return steps.stop('T-1', active, `No. ${inactive.message}`, 'NOT_LOOKED_AT');
  steps.pass('T-1', active, 'Yes.');
  const way = direction === 'TO_CRM' ? 'from the ERP to the CRM' : 'from the CRM to the ERP';
  const goesThere = `Does ${mapping.name} go ${way}?`;
  if (!goes(mapping.direction, direction))
    return steps.stop('T-7', goesThere, `No, only ${mapping.direction}.`, 'NOT_LOOKED_AT');
  steps.pass('T-7', goesThere, 'Yes.');
  if (!mapping.definition.lines) return null;
  const lines = 'Are its records lines of a document?';
  return steps.stop('S-13', lines, 'Yes. They travel with their header.', 'NOT_LOOKED_AT');
}
