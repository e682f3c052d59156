import { Arg, ID, Query, Resolver } from 'type-graphql';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ExplainPair } from '../../../sync/explain/explain-pair';
import { isValueOf } from '../../common/read/values';
import { SyncExplanationType } from './explain.type';

/** What this resolver calls. */
export interface ExplainVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly explainPair: ExplainPair;
}

/** Why a pair is or is not synchronized. */
@Resolver()
export class ExplainResolver {
  constructor(private readonly verbs: ExplainVerbs) {}

  @Query(() => SyncExplanationType, {
    description:
      'Why the next run would or would not synchronize a pair: the decision step by step, in words, with the rules (Q-41). Refuses with: INVALID_INPUT, NOT_COUPLED.',
  })
  async syncExplain(
    @Arg('coupling', () => ID, { description: 'Id of the coupling.' }) coupling: string,
  ): Promise<SyncExplanationType> {
    if (!isValueOf('uuid', coupling)) throw invalidInput('coupling', 'coupling is no id.');
    const { unitOfWork, clock, explainPair } = this.verbs;
    const now = clock.now().toISOString();
    const { couplingId, mapping, passes } = await unitOfWork.snapshot((tx) =>
      explainPair.run(tx, coupling, now),
    );
    return { coupling: couplingId, mapping, passes };
  }
}
