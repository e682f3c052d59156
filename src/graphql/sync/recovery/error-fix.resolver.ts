import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import { errorClassOf } from '../../../sync/engine/error-class';
import type { SyncRunError } from '../../../sync/run/sync-run-error.entity';
import type { SyncRunStore } from '../../../sync/run/sync-run.store';
import { PerRequestLoader } from '../../common/read/per-request-loader';
import type { RequestContext } from '../../server/context';
import { SyncRunErrorType } from '../sync-run/sync-run.type';
import { fixOf } from './fix';
import { ErrorClassEnum, FixType } from './pair-state.types';

/** What can be done about an error of a run. */
@Resolver(() => SyncRunErrorType)
export class ErrorFixResolver {
  private readonly errors = PerRequestLoader.ofMap((ids) => this.runs.errorsByIds(this.db, ids));

  constructor(
    private readonly db: Db,
    private readonly runs: SyncRunStore,
  ) {}

  @FieldResolver(() => ErrorClassEnum, { description: 'Who or what ends it.' })
  async errorClass(@Root() error: SyncRunErrorType, @Ctx() context: RequestContext) {
    return errorClassOf((await this.errorOf(error.id, context))?.code ?? '');
  }

  @FieldResolver(() => FixType, {
    nullable: true,
    description:
      'The mutation that ends it, ready to paste; null when a person has to correct a record first.',
  })
  async fix(@Root() error: SyncRunErrorType, @Ctx() context: RequestContext) {
    const found = await this.errorOf(error.id, context);
    if (!found) return null;
    const { code, couplingId, erpId, data } = found;
    return fixOf({ code, couplingId, data: { erpId, ...data } });
  }

  private errorOf(id: string, context: RequestContext): Promise<SyncRunError | null> {
    return this.errors.load(context, id);
  }
}
