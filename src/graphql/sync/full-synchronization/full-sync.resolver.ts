import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Db, Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { FullSync } from '../../../sync/full-synchronization/full-sync.entity';
import type { FullSyncStore } from '../../../sync/full-synchronization/full-sync.store';
import type { BuildReview } from '../../../sync/full-synchronization/review/build-review';
import type { ChangeLines } from '../../../sync/full-synchronization/review/change-lines';
import type { CancelFullSync } from '../../../sync/full-synchronization/run/cancel-full-sync';
import type { RestartLine } from '../../../sync/full-synchronization/run/restart-line';
import type { StartFullSync } from '../../../sync/full-synchronization/run/start-full-sync';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { loadRecord } from '../../common/read/attach';
import type { RequestContext } from '../../server/context';
import {
  FullSyncCancelInput,
  FullSyncLineRestartInput,
  FullSyncLinesUpdateInput,
  FullSyncReviewInput,
  FullSyncStartInput,
} from './full-sync.inputs';
import {
  FullSyncCancelPayload,
  FullSyncLineRestartPayload,
  FullSyncLinesUpdatePayload,
  FullSyncReviewPayload,
  FullSyncStartPayload,
} from './full-sync.payloads';
import { FullSyncType } from './full-sync.type';

const review = refuses(
  'Builds the lines of a full synchronization: one for each table mapping, in the order of their dependencies, with what is advised (F-1 to F-3). Lines that have begun are left alone, the others are built anew. Nothing runs.',
  'CONNECTION_DISABLED',
  'FULL_SYNC_IN_PROCESS',
  'FULL_SYNC_LINE_NOT_FOUND',
);
const update = refuses(
  'Changes what lines are to do, or leaves them out, before they begin (F-4). All of the changes happen or none.',
  'DIRECTION_NOT_ALLOWED',
  'FULL_SYNC_LINE_NOT_FOUND',
  'FULL_SYNC_LINE_STARTED',
  'FULL_SYNC_NOT_FOUND',
  'TABLE_NOT_MAPPED',
  'CONNECTION_DISABLED',
);
const start = refuses(
  'Starts the full synchronization that is under review, or one with what is advised where there is none. It runs in the background: a line begins when what it depends on is done, and lines that do not depend on each other run side by side (F-5 to F-7). A worker that dies is replaced by another one, which goes on where the last batch ended.',
  'CONNECTION_DISABLED',
  'FULL_SYNC_IN_PROCESS',
  'FULL_SYNC_LINE_NOT_FOUND',
  'FULL_SYNC_NOTHING_TO_DO',
);
const restart = refuses(
  'Begins a line that has ended again, with what is advised now, as soon as what it depends on is done (F-11). Lines that waited for it follow.',
  'CONNECTION_DISABLED',
  'FULL_SYNC_LINE_NOT_ENDED',
  'FULL_SYNC_LINE_NOT_FOUND',
  'FULL_SYNC_NOT_FOUND',
);
const cancel = refuses(
  'Stops the full synchronization: lines that have not begun do not begin, those at work stop after the batch at hand. What was loaded stays; syncRunUndo takes it back run by run.',
  'FULL_SYNC_NOT_FOUND',
);

/** The verbs this resolver calls. */
export interface FullSyncVerbs {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly syncs: FullSyncStore;
  readonly buildReview: BuildReview;
  readonly changeLines: ChangeLines;
  readonly startFullSync: StartFullSync;
  readonly restartLine: RestartLine;
  readonly cancelFullSync: CancelFullSync;
}

/** Full synchronization: review, start, restart, stop. */
@Resolver()
export class FullSyncResolver {
  constructor(private readonly verbs: FullSyncVerbs) {}

  @Query(() => FullSyncType, {
    nullable: true,
    description:
      'The full synchronization that was reviewed last, with everything about its lines; null when there never was one.',
  })
  async fullSync(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const latest = await this.verbs.syncs.findLatest(this.verbs.db);
    return latest && loadRecord('FullSync', latest.id, context, info);
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FullSyncReviewPayload, review)
  fullSyncReview(
    @Arg('input', () => FullSyncReviewInput, { description: 'Which lines.' })
    input: FullSyncReviewInput,
    @Ctx() context: RequestContext,
  ) {
    const work = (tx: Tx) => this.verbs.buildReview.run(tx, input);
    return answer(review, input, () => this.changed(work, context));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FullSyncLinesUpdatePayload, update)
  fullSyncLinesUpdate(
    @Arg('input', () => FullSyncLinesUpdateInput, { description: 'The changes.' })
    input: FullSyncLinesUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    const work = (tx: Tx) => this.verbs.changeLines.run(tx, input.lines);
    return answer(update, input, () => this.changed(work, context));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FullSyncStartPayload, start)
  fullSyncStart(
    @Arg('input', () => FullSyncStartInput, { description: 'What to start.' })
    input: FullSyncStartInput,
    @Ctx() context: RequestContext,
  ) {
    const work = (tx: Tx) => this.verbs.startFullSync.run(tx, input.mappings ?? []);
    return answer(start, input, () => this.changed(work, context));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FullSyncLineRestartPayload, restart)
  fullSyncLineRestart(
    @Arg('input', () => FullSyncLineRestartInput, { description: 'Which line.' })
    input: FullSyncLineRestartInput,
    @Ctx() context: RequestContext,
  ) {
    const work = (tx: Tx) => this.verbs.restartLine.run(tx, input);
    return answer(restart, input, () => this.changed(work, context));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FullSyncCancelPayload, cancel)
  fullSyncCancel(
    @Arg('input', () => FullSyncCancelInput, { description: 'Which one.' })
    input: FullSyncCancelInput,
    @Ctx() context: RequestContext,
  ) {
    const work = (tx: Tx) => this.verbs.cancelFullSync.run(tx, input.id ?? null);
    return answer(cancel, input, () => this.changed(work, context));
  }

  private async changed(work: (tx: Tx) => Promise<FullSync>, { actor }: RequestContext) {
    const { id } = await this.verbs.unitOfWork.run(work, { actor });
    return { fullSync: id };
  }
}
