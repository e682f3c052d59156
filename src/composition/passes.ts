import type { PoolDb } from '../platform/database/db';
import type { Sessions } from '../platform/database/session';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { DisableConnection } from '../setup/disable-connection';
import { GuardPrivileges } from '../setup/guard-privileges';
import { SetupFactsStore } from '../setup/setup-facts.store';
import { SynchronizeBatch } from '../sync/engine/batch/synchronize-batch';
import { CandidateStore } from '../sync/pass/candidates/candidate.store';
import { PassLockStore } from '../sync/pass/pass-lock.store';
import type { PassParts } from '../sync/pass/pass-batch';
import { PassStore } from '../sync/pass/pass.store';
import { PendingCreateStore } from '../sync/pass/pending-create.store';
import { RecordStateStore } from '../sync/pass/record-state.store';
import { RunPass, type PassSizes } from '../sync/pass/run-pass';
import { SynchronizeModified } from '../sync/pass/synchronize-modified';
import { UncoupleMappings } from '../sync/uncoupling/uncouple-mappings';
import { PreviewMapping } from '../sync/preview/preview-mapping';
import type { Engine } from './engine';

/** Runs over whole mappings, wired. */
export interface Passes {
  /** What the batches of all runs share. */
  readonly parts: PassParts;
  readonly synchronizeModified: SynchronizeModified;
  readonly uncoupleMappings: UncoupleMappings;
  readonly previewMapping: PreviewMapping;
}

const SIZES: PassSizes = { batch: 500, lanes: 2 };

/** Wires runs over modified records. */
export function composePasses(
  engine: Engine,
  connections: { db: PoolDb; unitOfWork: UnitOfWork; sessions: Sessions },
  sizes: PassSizes = SIZES,
): Passes {
  const passes = new PassStore();
  const parts = {
    engine: engine.parts,
    sessions: engine.sessions,
    synchronize: new SynchronizeBatch(engine.parts),
    runs: engine.runs,
    passes,
    pendingCreates: new PendingCreateStore(),
    states: new RecordStateStore(),
  };
  const locks = new PassLockStore();
  const candidates = new CandidateStore();
  const facts = new SetupFactsStore();
  const disable = new DisableConnection(engine.connections, engine.settings, facts);
  const guard = new GuardPrivileges({ ...connections, ...engine, disable, facts });
  const runPass = new RunPass(parts, candidates, connections.unitOfWork, sizes);
  return {
    parts,
    uncoupleMappings: new UncoupleMappings({
      mappings: engine.mappings,
      sessions: engine.sessions,
      engine: engine.parts,
      unitOfWork: connections.unitOfWork,
      locks,
      connections,
    }),
    synchronizeModified: new SynchronizeModified(engine.mappings, { locks, passes }, runPass, {
      ...connections,
      guard,
    }),
    previewMapping: new PreviewMapping({
      passParts: parts,
      mappings: engine.mappings,
      candidates,
      batch: sizes.batch,
      ...connections,
    }),
  };
}
