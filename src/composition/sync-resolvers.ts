import type { ClassType } from 'type-graphql';
import { ConflictResolver } from '../graphql/sync/conflict/conflict.resolver';
import { CouplingResolver } from '../graphql/sync/coupling/coupling.resolver';
import { MatchingResolver } from '../graphql/sync/matching/matching.resolver';
import { ErrorFixResolver } from '../graphql/sync/recovery/error-fix.resolver';
import { PairStateResolver } from '../graphql/sync/recovery/pair-state.resolver';
import { RecoveryResolver } from '../graphql/sync/recovery/recovery.resolver';
import { TableMappingUncoupleResolver } from '../graphql/sync/table-mapping/table-mapping-uncouple.resolver';
import { TableMappingResolver } from '../graphql/sync/table-mapping/table-mapping.resolver';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Engine } from './engine';
import type { Passes } from './passes';

/** What the machinery's resolvers are built over. */
export interface SyncGround {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly passes: Passes;
}

/** Wires the resolvers of couplings, runs, conflicts and recovery. */
export function composeSyncResolvers(ground: SyncGround): Map<ClassType, object> {
  const { db, unitOfWork, clock, engine, passes } = ground;
  return new Map<ClassType, object>([
    [CouplingResolver as ClassType, new CouplingResolver({ unitOfWork, ...engine.verbs })],
    [MatchingResolver as ClassType, new MatchingResolver(engine.matchRecords)],
    [TableMappingResolver as ClassType, new TableMappingResolver({ ...passes })],
    [
      TableMappingUncoupleResolver as ClassType,
      new TableMappingUncoupleResolver(passes.uncoupleMappings),
    ],
    [ConflictResolver as ClassType, new ConflictResolver({ unitOfWork, clock, ...engine.verbs })],
    [RecoveryResolver as ClassType, new RecoveryResolver({ unitOfWork, ...engine.recovery })],
    [PairStateResolver as ClassType, new PairStateResolver(db, engine.pairStates)],
    [ErrorFixResolver as ClassType, new ErrorFixResolver(db, engine.runs)],
  ]);
}
