import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Db } from '../../../platform/database/db';
import { errorClassOf } from '../../../sync/engine/error-class';
import type { PairState, PairStates } from '../../../sync/recovery/pair-states';
import { loadRecord } from '../../common/read/attach';
import { PerRequestLoader } from '../../common/read/per-request-loader';
import type { RequestContext } from '../../server/context';
import { CouplingType } from '../coupling/coupling.type';
import { SyncRunErrorType } from '../sync-run/sync-run.type';
import { ErrorClassEnum, PairAction, PairRecordType, PairStanding } from './pair-state.types';

/** What a coupling tells of both its records; read for a whole list at once. */
@Resolver(() => CouplingType)
export class PairStateResolver {
  private readonly pairs = PerRequestLoader.ofMap((ids) => this.states.byIds(this.db, ids));

  constructor(
    private readonly db: Db,
    private readonly states: PairStates,
  ) {}

  @FieldResolver(() => PairRecordType, { description: 'The ERP record of the pair.' })
  async erpRecord(@Root() coupling: CouplingType, @Ctx() context: RequestContext) {
    return (await this.stateOf(coupling.id, context))?.erp ?? null;
  }

  @FieldResolver(() => PairRecordType, { description: 'The CRM record of the pair.' })
  async crmRecord(@Root() coupling: CouplingType, @Ctx() context: RequestContext) {
    return (await this.stateOf(coupling.id, context))?.crm ?? null;
  }

  @FieldResolver(() => PairStanding, { description: 'Where the pair stands.' })
  async standing(@Root() coupling: CouplingType, @Ctx() context: RequestContext) {
    return (await this.stateOf(coupling.id, context))?.standing ?? null;
  }

  @FieldResolver(() => [PairAction], {
    description: 'What may be done with the pair in its present state; at most six.',
  })
  async actions(@Root() coupling: CouplingType, @Ctx() context: RequestContext) {
    return (await this.stateOf(coupling.id, context))?.actions ?? [];
  }

  @FieldResolver(() => ErrorClassEnum, {
    nullable: true,
    description: 'Who or what ends the latest failure; null when the latest attempt succeeded.',
  })
  async failureClass(@Root() coupling: CouplingType, @Ctx() context: RequestContext) {
    const code = (await this.stateOf(coupling.id, context))?.coupling.failureCode ?? null;
    return code === null ? null : errorClassOf(code);
  }

  @FieldResolver(() => SyncRunErrorType, {
    nullable: true,
    description:
      'Why the latest attempt failed, of the way to the CRM first; null when it succeeded.',
  })
  async latestError(
    @Root() coupling: CouplingType,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const state = await this.stateOf(coupling.id, context);
    return state?.latestErrorId
      ? loadRecord('SyncRunError', state.latestErrorId, context, info)
      : null;
  }

  private stateOf(id: string, context: RequestContext): Promise<PairState | null> {
    return this.pairs.load(context, id);
  }
}
