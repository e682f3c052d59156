import type { ClassType } from 'type-graphql';
import { OwnerResolver } from '../graphql/crm/owner/owner.resolver';
import { CouplingAssignmentResolver } from '../graphql/sync/coupling/coupling-assignment.resolver';
import { CouplingCandidatesResolver } from '../graphql/sync/coupling/coupling-candidates.resolver';
import { CouplingDraftResolver } from '../graphql/sync/coupling/coupling-draft.resolver';
import { CrmLinkResolver } from '../graphql/sync/coupling/crm-link.resolver';
import { AssignOwner } from '../mappings/owner/assign-owner';
import { CheckOwner } from '../mappings/owner/check-owner';
import { OwnerStore } from '../mappings/owner/owner.store';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { CandidatesStore } from '../sync/coupling/draft/candidates.store';
import { DraftCoupling } from '../sync/coupling/draft/draft-coupling';
import { ListCandidates } from '../sync/coupling/draft/list-candidates';
import { ApplyAssignments } from '../sync/coupling/assignment/apply-assignments';
import { AssignCoupling } from '../sync/coupling/assignment/assign-coupling';
import { AssignmentStore } from '../sync/coupling/assignment/assignment.store';
import { FindErpRecord } from '../sync/coupling/link/find-erp-record';
import { OpenFromCrm } from '../sync/coupling/link/open-from-crm';
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
  const find = new FindErpRecord(mappings, parts);
  const open = new OpenFromCrm(mappings, parts, find, engine.verbs.createCounterparts);
  const link = { unitOfWork, db, mappings, couplings: parts.couplings, find, open };
  const assignments = new AssignmentStore();
  const assign = new AssignCoupling(sessions, parts, assignments);
  const { couple, uncouple } = engine.verbs;
  const apply = new ApplyAssignments({
    mappings,
    engine: parts,
    store: assignments,
    couple,
    uncouple,
  });
  const owners = new OwnerStore();
  const owner = {
    assign: new AssignOwner(parts.sides, owners),
    check: new CheckOwner(parts.sides, owners),
  };
  return new Map<ClassType, object>([
    [OwnerResolver as ClassType, new OwnerResolver({ unitOfWork, db, ...owner })],
    [
      CouplingAssignmentResolver as ClassType,
      new CouplingAssignmentResolver({ unitOfWork, assign, apply }),
    ],
    [CrmLinkResolver as ClassType, new CrmLinkResolver(link)],
    [CouplingDraftResolver as ClassType, new CouplingDraftResolver({ unitOfWork, draft })],
    [CouplingCandidatesResolver as ClassType, new CouplingCandidatesResolver({ db, candidates })],
  ]);
}
