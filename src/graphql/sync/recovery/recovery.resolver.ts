import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { DeleteSurvivors } from '../../../sync/recovery/delete-survivors';
import type { RestoreRecords } from '../../../sync/recovery/restore-records';
import type { RetryCouplings } from '../../../sync/recovery/retry-couplings';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import { recordsAnswer } from '../coupling/coupling.outcomes';
import { CouplingRecordsPayload } from '../coupling/coupling.payloads';
import { CouplingRetryInput, CouplingRetryPayload, OneSidedPairsInput } from './recovery.types';

const retry = refuses(
  'Brings skipped pairs back (S-29): they are tried again by the next run, whether they changed or not, or at once. A pair that is not skipped is left as it is, and counted. A chosen record without a pair refuses the whole request, and names its place; with `syncNow` it is answered in `outcomes`, alone. Repeating it changes nothing.',
  'NOT_COUPLED',
  'COUPLING_AMBIGUOUS',
  'TABLE_NOT_MAPPED',
  'DIRECTION_NOT_ALLOWED',
  'LINES_NEED_HEADER',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);
const restore = refuses(
  'Creates the missing record of pairs again from the one that is left, with a new id or number, and couples the two (S-29, D-5). Answers per pair; at most 1,000.',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);
const remove = refuses(
  'Deletes the record that is left of pairs whose other record is gone, with the coupling (S-29, D-5). What other records refer to stays, and says so. Answers per pair; at most 1,000.',
  'CONNECTION_DISABLED',
);

/** The verbs this resolver calls. */
export interface RecoveryVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly retry: RetryCouplings;
  readonly restore: RestoreRecords;
  readonly deleteSurvivors: DeleteSurvivors;
}

/** What people do with pairs that failed, were skipped or lost a record. */
@Resolver()
export class RecoveryResolver extends TransactionalResolver<RecoveryVerbs> {
  @CallableBy('USER')
  @Mutation(() => CouplingRetryPayload, retry)
  couplingRetry(
    @Arg('input', () => CouplingRetryInput, { description: 'Which pairs.' })
    input: CouplingRetryInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(retry, input, context, async (tx) => {
      const { retried, notSkipped, outcomes } = await this.verbs.retry.run(tx, {
        records: input.records ?? null,
        mapping: input.mapping ?? null,
        all: input.all,
        synchronize: input.syncNow,
      });
      return { retried, notSkipped, outcomes: outcomes && recordsAnswer(outcomes).outcomes };
    });
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, restore)
  couplingRestore(
    @Arg('input', () => OneSidedPairsInput, { description: 'The pairs.' })
    input: OneSidedPairsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(restore, input, context, async (tx) =>
      recordsAnswer(await this.verbs.restore.run(tx, input)),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, remove)
  couplingDeleteRecord(
    @Arg('input', () => OneSidedPairsInput, { description: 'The pairs.' })
    input: OneSidedPairsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) =>
      recordsAnswer(await this.verbs.deleteSurvivors.run(tx, input)),
    );
  }
}
