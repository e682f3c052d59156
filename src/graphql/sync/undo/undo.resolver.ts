import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { UndoRun } from '../../../sync/undo/undo-run';
import type { UndoOutcome } from '../../../sync/undo/undo-tally';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import { SyncRunUndoInput, SyncRunUndoPayload, type UndoOutcomeType } from './undo.type';

const undo = refuses(
  'Takes back what a run wrote: values field by field, created records with their couplings, removed couplings. What was changed since stays and is told per record and field. It is a run of its own; all of it happens or nothing (Q-27).',
  'RUN_NOT_FOUND',
  'RUN_NOT_FINISHED',
  'RUN_ALREADY_UNDONE',
  'CONNECTION_DISABLED',
);

/** What this resolver calls. */
export interface UndoVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly undoRun: UndoRun;
}

/** Takes back runs. */
@Resolver()
export class UndoResolver {
  constructor(private readonly verbs: UndoVerbs) {}

  @CallableBy('USER')
  @Mutation(() => SyncRunUndoPayload, undo)
  syncRunUndo(
    @Arg('input', () => SyncRunUndoInput, { description: 'Which run.' }) input: SyncRunUndoInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { unitOfWork, undoRun } = this.verbs;
    return answer(undo, input, async () => {
      const { runId, counts, outcomes } = input.dryRun
        ? await unitOfWork.preview((tx) => undoRun.run(tx, input), { actor })
        : await unitOfWork.run((tx) => undoRun.run(tx, input), { actor });
      return {
        run: input.dryRun ? null : runId,
        ...counts,
        outcomes: outcomes.map(toUndoOutcome),
      };
    });
  }
}

function toUndoOutcome(outcome: UndoOutcome): UndoOutcomeType {
  const { kind, side, table, recordId, record, couplingId, changes, problems } = outcome;
  return {
    kind,
    side,
    table,
    recordId,
    record,
    coupling: couplingId,
    changes: Object.entries(changes).map(([field, [before, after]]) => ({ field, before, after })),
    problems: problems.map(toUserError),
  };
}
