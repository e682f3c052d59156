import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type {
  PostCreditMemo,
  PostCreditMemoInput,
} from '../../../erp/posted-credit-memo/post-credit-memo';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { CreditMemoPostInput } from './credit-memo.inputs';
import { SalesCreditMemoType } from './posted-credit-memo.type';

const CreditMemoPostPayload = payloadOf(
  'CreditMemoPost',
  'creditMemo',
  SalesCreditMemoType,
  'The posted credit memo',
);
const post = refuses(
  'Posts a credit memo at once: its items come back into stock, and the customer owes less. Nothing of it is sent to the CRM but the state of the invoice it settles.',
  'RECORD_NOT_FOUND',
  'REFERENCE_NOT_FOUND',
  'CUSTOMER_BLOCKED',
  'ITEM_BLOCKED',
  'RESOURCE_BLOCKED',
  'ACCOUNT_NOT_POSTABLE',
  'UNIT_NOT_OF_ITEM',
  'LINE_DISCOUNT_OUT_OF_RANGE',
  'DISCOUNT_WITHOUT_QUANTITY',
  'VAT_SETUP_MISSING',
  'CURRENCY_RATE_MISSING',
  'INVOICE_NOT_OPEN',
  'NUMBER_SERIES_NOT_FOUND',
  'NUMBER_SERIES_EXHAUSTED',
);

/** The verbs this resolver calls. */
export interface CreditMemoVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly post: PostCreditMemo;
}

/** Credit memos of the ERP. */
@Resolver()
export class CreditMemoResolver {
  constructor(private readonly verbs: CreditMemoVerbs) {}

  @CallableBy('USER')
  @Mutation(() => CreditMemoPostPayload, post)
  creditMemoPost(
    @Arg('input', () => CreditMemoPostInput, { description: 'The credit memo and its lines.' })
    input: PostCreditMemoInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(post, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          creditMemo: await this.verbs.post.run(tx, input, this.verbs.clock.today()),
        }),
        { actor: context.actor },
      ),
    );
  }
}
