import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import { Refusal } from '../../../platform/errors/refusal';
import { checkId } from '../../common/fields/check-id';
import { loadRecord } from '../../common/read/attach';
import { FullSyncType } from '../full-synchronization/full-sync.type';
import { JournalEntryType } from '../journal/journal.type';
import { SyncRunType } from '../sync-run/sync-run.type';
import type { SubscriptionContext } from './subscription-context';

interface RunArguments {
  readonly runId: string;
}

interface RecordArguments {
  readonly mapping?: string | null;
  readonly record?: string | null;
}

/** What clients may follow as it happens, in whatever process it does. */
@Resolver()
export class SubscriptionResolver {
  @Subscription(() => SyncRunType, {
    description:
      'A run as it is now, then after each batch that is committed, last when it has ended; then the subscription ends. Of a run that moves faster than the client takes it, steps are left out.',
    subscribe: async ({ args, context }) => {
      const { runId } = args as RunArguments;
      checkId('runId', runId);
      return followed(runId, context as SubscriptionContext);
    },
  })
  syncRunProgress(
    @Root() runId: string,
    @Arg('runId', () => ID, { description: 'Id of the run.' }) _runId: string,
    @Ctx() context: SubscriptionContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return loadRecord('SyncRun', runId, context, info);
  }

  @Subscription(() => FullSyncType, {
    description:
      'The full synchronization that was reviewed last, as it is now, then after each step of a line that is committed, last when it has ended; then the subscription ends.',
    subscribe: async ({ context }) => {
      const { follows } = context as SubscriptionContext;
      const id = await follows.latestFullSync();
      if (id === null)
        throw new Refusal('FULL_SYNC_NOT_FOUND', 'There is no full synchronization yet.', {
          remedy: 'Build one with fullSyncReview or fullSyncStart.',
        });
      return follows.followFullSync.run(id);
    },
  })
  fullSyncProgress(
    @Root() fullSyncId: string,
    @Ctx() context: SubscriptionContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return loadRecord('FullSync', fullSyncId, context, info);
  }

  @Subscription(() => JournalEntryType, {
    description:
      'Every write of the synchronization from now on, as soon as it is committed; of one table mapping or one record, or of all. A client that takes them too slowly is disconnected with code 4513.',
    subscribe: ({ args, context }) => {
      const { mapping = null, record = null } = args as RecordArguments;
      checkId('record', record);
      const { follows, drop } = context as SubscriptionContext;
      return follows.followRecords.run({ mapping, recordId: record }, ({ message }) =>
        drop(message),
      );
    },
  })
  recordSynced(
    @Root() entryId: string,
    @Arg('mapping', () => String, {
      nullable: true,
      description: 'Name of a table mapping, such as CUSTOMER; left out: all.',
    })
    _mapping: string | null,
    @Arg('record', () => ID, {
      nullable: true,
      description: 'Id of a record of either side; writes of its counterpart count too.',
    })
    _record: string | null,
    @Ctx() context: SubscriptionContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return loadRecord('JournalEntry', entryId, context, info);
  }
}

// A run that is not there is refused at once, instead of ending without a word.
async function followed(runId: string, { follows }: SubscriptionContext) {
  const steps = follows.followRun.run(runId);
  const first = await steps.next();
  if (first.done)
    throw new Refusal('RECORD_NOT_FOUND', `There is no run ${runId}.`, {
      field: 'runId',
      remedy: 'Look it up with syncRuns.',
      data: { runId },
    });
  return startingWith(first.value, steps);
}

function startingWith(
  first: string,
  rest: AsyncGenerator<string, void, undefined>,
): AsyncGenerator<string, void, undefined> {
  let started = false;
  return {
    ...rest,
    next: () => {
      if (started) return rest.next();
      started = true;
      return Promise.resolve({ value: first, done: false });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
