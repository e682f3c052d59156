import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PairConflict } from '../../../sync/conflict/pair-conflict';
import type { ReadConflicts } from '../../../sync/conflict/read-conflicts';
import type { SettleConflict } from '../../../sync/conflict/settle-conflict';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import { PerRequestLoader } from '../../common/read/per-request-loader';
import type { RequestContext } from '../../server/context';
import { toOutcome } from '../coupling/coupling.outcomes';
import { CouplingType } from '../coupling/coupling.type';
import { ConflictSettleInput } from './conflict.inputs';
import { ConflictSettlePayload, CouplingConflictType } from './conflict.type';

const settle = refuses(
  'Settles a pair as a person decided, in one transaction: the chosen values go to both sides, what only one side changed travels, and a skipped pair is brought back.',
  'VERSION_CONFLICT',
  'CHOICE_MISSING',
  'MERGE_UNIT_SPLIT',
  'FIELD_CONVERSION',
  'NOT_COUPLED',
  'COUPLING_AMBIGUOUS',
  'COUNTERPART_DELETED',
  'DIRECTION_NOT_ALLOWED',
  'LINES_NEED_HEADER',
  'NO_FIELD_FOR_DIRECTION',
  'TABLE_NOT_MAPPED',
  'CONNECTION_DISABLED',
);

/** The verbs this resolver calls. */
export interface ConflictVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly readConflicts: ReadConflicts;
  readonly settleConflict: SettleConflict;
}

/** The state of pairs, and how a conflict is settled. */
@Resolver(() => CouplingType)
export class ConflictResolver {
  private readonly states = new PerRequestLoader((ids) => this.statesOf(ids));

  constructor(private readonly verbs: ConflictVerbs) {}

  @FieldResolver(() => CouplingConflictType, {
    description: 'The three-way state of the pair as it is now; computed when asked for.',
  })
  conflict(
    @Root() coupling: CouplingType,
    @Ctx() context: RequestContext,
  ): Promise<CouplingConflictType> {
    return this.states.load(context, coupling.id);
  }

  @CallableBy('USER')
  @Mutation(() => ConflictSettlePayload, settle)
  conflictSettle(
    @Arg('input', () => ConflictSettleInput, { description: 'The pair, and who is right.' })
    input: ConflictSettleInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(settle, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => {
          const { choice: all, ...rest } = input;
          const { couplingId, outcome } = await this.verbs.settleConflict.run(tx, { all, ...rest });
          return { coupling: couplingId, outcome: toOutcome(outcome) };
        },
        { actor: context.actor },
      ),
    );
  }

  // All couplings of an answer at once. Looking takes the steps of a run, so what it may write is rolled back.
  private async statesOf(ids: readonly string[]): Promise<(CouplingConflictType | Error)[]> {
    const now = this.verbs.clock.now().toISOString();
    const states = await this.verbs.unitOfWork.preview((tx) =>
      this.verbs.readConflicts.run(tx, ids, now),
    );
    return ids.map((id) => {
      const state = states.get(id);
      return state ? toConflict(state) : new Error(`Coupling ${id} is gone.`);
    });
  }
}

function toConflict({ refusal, ...state }: PairConflict): CouplingConflictType {
  return {
    ...state,
    fields: [...state.fields],
    error: refusal === null ? null : toUserError(refusal),
  };
}
