import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { MatchOutcome } from '../../../sync/matching/match-outcome';
import type { MatchRecords } from '../../../sync/matching/match-records';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import { fixFor, toOutcome } from '../coupling/coupling.outcomes';
import { CouplingMatchInput, CouplingMatchPayload, type MatchOutcomeType } from './matching.types';

const match = refuses(
  'Couples uncoupled ERP records with the CRM records whose values equal theirs, priority by priority (C-26 to C-33). Every record without a counterpart says why, with the candidates. A dry run shows what would be coupled.',
  'NO_MATCH_CRITERIA',
  'TABLE_NOT_MAPPED',
  'LINES_NEED_HEADER',
  'NOT_SUPPORTED_FOR_ORDERS',
  'DIRECTION_NOT_ALLOWED',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);

/** Match-based coupling. */
@Resolver()
export class MatchingResolver {
  constructor(private readonly matchRecords: MatchRecords) {}

  @CallableBy('USER')
  @Mutation(() => CouplingMatchPayload, match)
  couplingMatch(
    @Arg('input', () => CouplingMatchInput, { description: 'Which records, by which criteria.' })
    input: CouplingMatchInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(match, input, async () => {
      const { mapping, dryRun } = input;
      const { outcomes, counts, runId } = await this.matchRecords.run(
        {
          mapping,
          dryRun,
          erpIds: input.erpIds ?? null,
          criteria: input.criteria ?? null,
          createOnNoMatch: input.createOnNoMatch ?? null,
          syncAfterCoupling: input.syncAfterCoupling ?? null,
        },
        context.actor,
      );
      return { outcomes: outcomes.map(shown), counts, run: runId };
    });
  }
}

function shown(outcome: MatchOutcome): MatchOutcomeType {
  const { record, erpId, crmId, priority, couplingId, synced, refusal } = outcome;
  return {
    kind: outcome.kind.toUpperCase(),
    record,
    erpId,
    crmId,
    priority,
    coupling: couplingId,
    synced: synced && toOutcome(synced),
    error: refusal && toUserError(refusal),
    fix: fixFor(outcome, refusal),
  };
}
