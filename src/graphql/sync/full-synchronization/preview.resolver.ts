import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import { Refusal } from '../../../platform/errors/refusal';
import type {
  PreviewFullSync,
  PreviewedLine,
} from '../../../sync/full-synchronization/review/preview-full-sync';
import type { MatchRecords } from '../../../sync/matching/match-records';
import { MatchCountsType } from '../matching/matching.types';
import type { RequestContext } from '../../server/context';
import { FullSyncPreviewLineType, FullSyncPreviewType } from './preview.type';

/** What a full synchronization would do. */
@Resolver(() => FullSyncPreviewLineType)
export class FullSyncPreviewResolver {
  constructor(
    private readonly db: Db,
    private readonly previewFullSync: PreviewFullSync,
    private readonly matchRecords: MatchRecords,
  ) {}

  @Query(() => FullSyncPreviewType, {
    description:
      'What a full synchronization would do if it were started now, with counts for each table mapping: before anything is reviewed by what is advised, afterwards by what was chosen.',
  })
  fullSyncPreview() {
    return this.previewFullSync.run(this.db);
  }

  @FieldResolver(() => MatchCountsType, { nullable: true })
  async matching(@Root() line: PreviewedLine, @Ctx() { actor }: RequestContext) {
    if (line.choice !== 'COUPLE' || !line.hasCriteria || line.uncoupledErp === 0) return null;
    const own = { erpIds: null, criteria: null, createOnNoMatch: null, syncAfterCoupling: null };
    try {
      const input = { mapping: line.mapping, ...own, dryRun: true };
      return (await this.matchRecords.run(input, actor)).counts;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}
