import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ProcessCrmQuote } from '../../../documents/quote-processing/process-crm-quote';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { CrmQuoteInput } from '../../crm/quote/quote.inputs';
import type { RequestContext } from '../../server/context';
import { QUOTE_CODES } from '../conversion/conversion-codes';
import { readPreviewed } from '../conversion/read-previewed';
import { CrmQuoteProcessPayload, CrmQuoteProcessPreview } from './quote-processing.types';

const process = refuses(
  'Brings an active or won CRM quote into the ERP (Process in Business Central): an active one becomes an ERP quote, a revision takes the place of the one before, a won one is followed to its order. A quote is never brought over twice.',
  ...QUOTE_CODES,
);
const preview = refuses(
  'What crmQuoteProcess would do with a CRM quote, without writing anything.',
  ...QUOTE_CODES,
);

/** The verbs this resolver calls. */
export interface QuoteProcessingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly processQuote: ProcessCrmQuote;
}

/** CRM quotes that become ERP quotes. */
@Resolver()
export class QuoteProcessingResolver {
  constructor(private readonly verbs: QuoteProcessingVerbs) {}

  @Query(() => CrmQuoteProcessPreview, preview)
  crmQuoteProcessPreview(
    @Arg('input', () => CrmQuoteInput, { description: 'The CRM quote.' }) input: CrmQuoteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { unitOfWork, clock, processQuote } = this.verbs;
    return answer(preview, input, () =>
      unitOfWork.preview(
        async (tx) => {
          const { quoteId, orderId, ...done } = await processQuote.run(tx, input, clock.today());
          const quote = { id: quoteId, field: 'quote', type: 'SalesQuote' };
          const order = { id: orderId, field: 'order', type: 'SalesOrder' };
          return {
            ...done,
            quote: await readPreviewed(tx, quote, context, info),
            order: await readPreviewed(tx, order, context, info),
          };
        },
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteProcessPayload, process)
  crmQuoteProcess(
    @Arg('input', () => CrmQuoteInput, { description: 'The CRM quote.' }) input: CrmQuoteInput,
    @Ctx() context: RequestContext,
  ) {
    const { unitOfWork, clock, processQuote } = this.verbs;
    return answer(process, input, () =>
      unitOfWork.run(
        async (tx) => {
          const { quoteId, orderId, ...done } = await processQuote.run(tx, input, clock.today());
          return { ...done, quote: quoteId, order: orderId };
        },
        { actor: context.actor },
      ),
    );
  }
}
