import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PreviewRecords } from '../../../sync/preview/preview-records';
import { checkInput } from '../../common/errors/answer';
import type { RequestContext } from '../../server/context';
import { SyncPreviewInput } from './preview.inputs';
import { countsOf, toPreviewedOutcome } from './preview.outcomes';
import { SyncPreviewType } from './preview.type';

/** What this resolver calls. */
export interface PreviewVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly previewRecords: PreviewRecords;
}

/** What synchronizing would do. */
@Resolver()
export class PreviewResolver {
  constructor(private readonly verbs: PreviewVerbs) {}

  @Query(() => SyncPreviewType, {
    description:
      'What synchronizing chosen records would do, record by record and field by field, without writing anything (Q-26). Refuses with: CONNECTION_DISABLED, INVALID_INPUT, NO_FIELD_FOR_DIRECTION, TABLE_NOT_MAPPED.',
  })
  async syncPreview(
    @Arg('input', () => SyncPreviewInput, { description: 'The records, and which way.' })
    input: SyncPreviewInput,
    @Ctx() context: RequestContext,
  ): Promise<SyncPreviewType> {
    await checkInput(input);
    const { unitOfWork, previewRecords } = this.verbs;
    const { outcomes, followers } = await unitOfWork.preview(
      (tx) => previewRecords.run(tx, input),
      { actor: context.actor },
    );
    return {
      counts: countsOf(outcomes),
      outcomes: outcomes.map(toPreviewedOutcome),
      alsoWritten: followers,
    };
  }
}
