import type { ClassType } from 'type-graphql';
import { CouplingDraftResolver } from '../graphql/sync/coupling/coupling-draft.resolver';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { CandidatesStore } from '../sync/coupling/draft/candidates.store';
import { DraftCoupling } from '../sync/coupling/draft/draft-coupling';
import { ListCandidates } from '../sync/coupling/draft/list-candidates';
import type { Engine } from './engine';

/** What the coupling dialog is made of. */
export interface CouplingDialogParts {
  readonly engine: Engine;
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
}

/** The resolvers of the coupling dialog, each class with its one instance. */
export function couplingDialogResolvers({
  engine,
  unitOfWork,
  db,
}: CouplingDialogParts): Map<ClassType, object> {
  const { parts, sessions, mappings } = engine;
  const store = new CandidatesStore();
  const draft = new DraftCoupling(sessions, parts, store);
  const candidates = new ListCandidates(mappings, parts, store);
  return new Map<ClassType, object>([
    [
      CouplingDraftResolver as ClassType,
      new CouplingDraftResolver({ unitOfWork, db, draft, candidates }),
    ],
  ]);
}
