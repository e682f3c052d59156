import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Refusal } from '../../../platform/errors/refusal';
import type {
  ProcessWaitingQuotes,
  QuoteProcessing,
} from '../../../documents/quote-processing/process-waiting-quotes';
import { waitsForProcessing } from '../../../documents/quote-processing/quote-candidates.store';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import { connectionOf } from '../../common/lists/connection.type';
import { AFTER_TEXT, FIRST, FIRST_TEXT, orderByOf, whereOf } from '../../common/lists/list.args';
import type { ReadContext } from '../../common/read/attach';
import type { Page } from '../../common/read/reader';
import type { PageArguments } from '../../common/read/statement';
import { crmQuoteReads } from '../../crm/quote/quote.reads';
import { CrmQuoteType } from '../../crm/quote/quote.type';
import type { RequestContext } from '../../server/context';
import {
  CrmQuotesProcessInput,
  CrmQuotesProcessPayload,
  type CrmQuoteOutcomeType,
} from './quote-processing.types';

const Connection = connectionOf('CrmQuote', () => CrmQuoteType);
const Where = whereOf('CrmQuote', crmQuoteReads.filters);
const OrderBy = orderByOf('CrmQuote', crmQuoteReads.orderings);
const waiting = { name: 'waiting', on: waitsForProcessing };

const process = refuses(
  'Brings CRM quotes into the ERP, each for itself: a refused one does not hold up the others. Repeating it changes nothing.',
  'CONNECTION_DISABLED',
  'TABLE_NOT_MAPPED',
);

/** CRM quotes that wait for the ERP, and their processing. */
@Resolver()
export class BulkProcessingResolver {
  constructor(private readonly verbs: { readonly processWaiting: ProcessWaitingQuotes }) {}

  @Query(() => Connection, {
    description:
      'A page of the CRM quotes that wait for the ERP: active and not processed, or won and not processed as won; of this company or of none. Refuses with: INVALID_INPUT, INVALID_CURSOR.',
  })
  crmQuotesToProcess(
    @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
    @Arg('where', () => Where, { nullable: true, description: 'Which of them.' })
    where: PageArguments['where'],
    @Arg('orderBy', () => OrderBy, {
      nullable: true,
      description: 'Sorting; by quoteNumber unless said otherwise.',
    })
    orderBy: PageArguments['orderBy'],
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    return context.reader.page('CrmQuote', { first, after, where, orderBy, scope: waiting }, info);
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuotesProcessPayload, process)
  async crmQuotesProcess(
    @Arg('input', () => CrmQuotesProcessInput, { description: 'Which quotes.' })
    input: CrmQuotesProcessInput,
    @Ctx() context: RequestContext,
  ) {
    const payload = await answer(process, input, async () => {
      const done = await this.verbs.processWaiting.run(input, context.actor);
      return { outcomes: done.map(outcomeOf) };
    });
    const outcomes = payload.outcomes ?? [];
    const count = (which: (outcome: CrmQuoteOutcomeType) => boolean): number =>
      outcomes.filter(which).length;
    return {
      ...payload,
      processed: count(({ action }) => action !== null && action !== 'UNCHANGED'),
      unchanged: count(({ action }) => action === 'UNCHANGED'),
      refused: count(({ error }) => error !== null),
    };
  }
}

// That nothing was left to do is no refusal here: the request may be repeated.
function outcomeOf({ crmQuoteId, outcome }: QuoteProcessing): CrmQuoteOutcomeType {
  const nothing = { crmQuote: crmQuoteId, quote: null, order: null, warnings: [] };
  if (outcome instanceof Refusal) {
    return outcome.code === 'QUOTE_ALREADY_PROCESSED'
      ? { ...nothing, action: 'UNCHANGED', quote: outcome.data.quoteId, error: null }
      : { ...nothing, action: null, error: toUserError(outcome) };
  }
  const { action, quoteId, orderId, warnings } = outcome;
  return {
    ...nothing,
    action,
    quote: quoteId,
    order: orderId,
    warnings: [...warnings],
    error: null,
  };
}
