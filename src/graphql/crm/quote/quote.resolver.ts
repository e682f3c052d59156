import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { CreateDocument } from '../../../crm/document/writing/create-document';
import type { CreateDocumentInput } from '../../../crm/document/writing/document.inputs';
import type { UpdateDocument } from '../../../crm/document/writing/update-document';
import type { ActivateCrmQuote } from '../../../crm/quote/activate-crm-quote';
import type { CloseCrmQuote } from '../../../crm/quote/close-crm-quote';
import { CrmQuoteStatus } from '../../../crm/quote/quote.options';
import type { ReviseCrmQuote } from '../../../crm/quote/revise-crm-quote';
import type { WinCrmQuote } from '../../../crm/quote/win-crm-quote';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import { UserError } from '../../common/errors/user-error.type';
import { May } from '../../common/fields/field.decorators';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { CrmOrderType } from '../order/order.type';
import {
  CrmQuoteCloseInput,
  CrmQuoteCreateInput,
  CrmQuoteInput,
  CrmQuoteUpdateInput,
  CrmQuoteWinInput,
} from './quote.inputs';
import { CrmQuoteType } from './quote.type';

const payload = (mutation: string, text: string) =>
  payloadOf(mutation, 'crmQuote', CrmQuoteType, text);
const CrmQuoteCreatePayload = payload('CrmQuoteCreate', 'The new quote');
const CrmQuoteUpdatePayload = payload('CrmQuoteUpdate', 'The changed quote');
const CrmQuoteActivatePayload = payload('CrmQuoteActivate', 'The active quote');
const CrmQuoteRevisePayload = payload('CrmQuoteRevise', 'The next revision, a draft');
const CrmQuoteClosePayload = payload('CrmQuoteClose', 'The closed quote');

/** Answer of winning a quote. */
@ObjectType('CrmQuoteWinPayload', {
  simpleResolvers: true,
  description: 'Answer of crmQuoteWin.',
})
export class CrmQuoteWinPayload {
  @May(() => CrmQuoteType, 'The won quote; null when errors is not empty.')
  crmQuote: unknown;

  @May(() => CrmOrderType, 'Its order; null when none was wanted, or when errors is not empty.')
  crmOrder: unknown;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

const STATE = [
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
  'VERSION_CONFLICT',
] as const;
const WRITING = [
  'RECORD_NOT_FOUND',
  'REFERENCE_NOT_FOUND',
  'ALREADY_EXISTS',
  'PRODUCT_NOT_ACTIVE',
  'PRICE_LIST_MISSING',
  'PRICE_LIST_INACTIVE',
  'PRICE_LIST_CURRENCY_MISMATCH',
  'PRICE_NOT_FOUND',
  'LINE_NOT_PRICED',
  'UNIT_NOT_IN_GROUP',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
] as const;
const create = refuses(
  'Creates a CRM quote, a draft of revision 0, with its lines; prices come from the price list unless they are given.',
  ...WRITING,
);
const update = refuses(
  'Changes a draft of a CRM quote and its lines; amounts and totals follow.',
  ...WRITING,
  'VERSION_CONFLICT',
);
const activate = refuses(
  'Sends a draft of a CRM quote to the customer: it is read-only from then on, and may be processed.',
  ...STATE,
  'QUOTE_WITHOUT_LINES',
);
const revise = refuses(
  'Closes an active CRM quote as revised and makes the next revision, a draft with the same number, lines and prices. Repeating it finds that revision.',
  ...STATE,
  'REFERENCE_NOT_FOUND',
  'PRODUCT_NOT_ACTIVE',
);
const win = refuses(
  'Wins an active CRM quote and makes the order that was offered, at the prices of the quote. Repeating it finds the order, or makes the one that was left for later.',
  ...STATE,
  'REFERENCE_NOT_FOUND',
  'ORDER_WITHOUT_LINES',
);
const close = refuses(
  'Closes a draft or an active CRM quote as lost or canceled. The ERP does not react; its quote stays.',
  ...STATE,
);

/** The verbs this resolver calls. */
export interface CrmQuoteVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly create: CreateDocument;
  readonly update: UpdateDocument;
  readonly activate: ActivateCrmQuote;
  readonly revise: ReviseCrmQuote;
  readonly win: WinCrmQuote;
  readonly close: CloseCrmQuote;
}

/** What may be done with CRM quotes. */
@Resolver()
export class CrmQuoteResolver extends TransactionalResolver<CrmQuoteVerbs> {
  @CallableBy('USER')
  @Mutation(() => CrmQuoteCreatePayload, create)
  crmQuoteCreate(
    @Arg('input', () => CrmQuoteCreateInput, { description: 'The quote and its lines.' })
    input: CreateDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => ({
      crmQuote: (await this.verbs.create.run(tx, input)).id,
    }));
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteUpdatePayload, update)
  crmQuoteUpdate(
    @Arg('input', () => CrmQuoteUpdateInput, { description: 'Which quote, and the changes.' })
    input: CrmQuoteUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => ({
      crmQuote: await this.verbs.update.run(tx, input),
    }));
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteActivatePayload, activate)
  crmQuoteActivate(
    @Arg('input', () => CrmQuoteInput, { description: 'The quote.' }) input: CrmQuoteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(activate, input, context, async (tx) => ({
      crmQuote: await this.verbs.activate.run(tx, input),
    }));
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteRevisePayload, revise)
  crmQuoteRevise(
    @Arg('input', () => CrmQuoteInput, { description: 'The quote.' }) input: CrmQuoteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(revise, input, context, async (tx) => ({
      crmQuote: (await this.verbs.revise.run(tx, input)).id,
    }));
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteWinPayload, win)
  crmQuoteWin(
    @Arg('input', () => CrmQuoteWinInput, { description: 'The quote, and which order to make.' })
    input: CrmQuoteWinInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(win, input, context, async (tx) => {
      const { id, orderId } = await this.verbs.win.run(tx, input);
      return { crmQuote: id, crmOrder: orderId };
    });
  }

  @CallableBy('USER')
  @Mutation(() => CrmQuoteClosePayload, close)
  crmQuoteClose(
    @Arg('input', () => CrmQuoteCloseInput, { description: 'The quote, and why it is over.' })
    input: CrmQuoteCloseInput,
    @Ctx() context: RequestContext,
  ) {
    const { id } = input;
    const reason = input.reason === 'LOST' ? CrmQuoteStatus.Lost : CrmQuoteStatus.Canceled;
    return this.answer(close, input, context, async (tx) => ({
      crmQuote: await this.verbs.close.run(tx, { id, reason }),
    }));
  }
}
