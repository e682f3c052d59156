import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { UpdateAccountStatistics } from '../../../statistics/update-account-statistics';
import type { StatisticsOutcome } from '../../../statistics/write-statistics';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import {
  AccountStatisticsUpdateInput,
  AccountStatisticsUpdatePayload,
} from './account-statistics-update.types';

const update = refuses(
  'Brings what customers owe and have ordered to their accounts (Update Account Statistics), and CRM invoices to the states that payments gave them.',
  'CONNECTION_DISABLED',
  'TABLE_NOT_MAPPED',
);
const NONE = { inserted: 0, modified: 0, unchanged: 0, failed: 0, invoicesModified: 0 };

/** Statistics of accounts. */
@Resolver()
export class AccountStatisticsUpdateResolver {
  constructor(private readonly verbs: { readonly updateStatistics: UpdateAccountStatistics }) {}

  @CallableBy('USER')
  @Mutation(() => AccountStatisticsUpdatePayload, update)
  async accountStatisticsUpdate(
    @Arg('input', () => AccountStatisticsUpdateInput, { description: 'Whose statistics.' })
    input: AccountStatisticsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await answer(update, input, async () => {
      const ids = input.customerIds ?? null;
      if ((ids === null) !== input.all)
        throw invalidInput('customerIds', 'Give either customerIds, or all: true.');
      const done = await this.verbs.updateStatistics.run(ids, context.actor);
      return {
        ...done.counts,
        invoicesModified: done.invoicesModified,
        outcomes: done.outcomes.map(outcomeOf),
        run: done.runId,
        invoiceRun: done.invoiceRunId,
      };
    });
    return { ...NONE, ...payload };
  }
}

function outcomeOf({ kind, customerId, accountId, statisticsId, refusal }: StatisticsOutcome) {
  return {
    result: kind.toUpperCase(),
    customer: customerId,
    account: accountId,
    accountStatistics: statisticsId,
    error: refusal && toUserError(refusal),
  };
}
