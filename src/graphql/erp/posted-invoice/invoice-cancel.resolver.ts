import { IsOptional, IsUUID, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CancelInvoice, CancelInvoiceInput } from '../../../erp/posted-invoice/cancel-invoice';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { SalesCreditMemoType } from '../posted-credit-memo/posted-credit-memo.type';

/** Names a posted invoice to cancel. */
@InputType('InvoiceCancelInput', { description: 'Which posted invoice to cancel.' })
export class InvoiceCancelInput implements CancelInvoiceInput {
  @Field(() => ID, { description: 'Id of the posted invoice.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again finds the credit memo instead of refusing. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey: string | null;
}

const InvoiceCancelPayload = payloadOf(
  'InvoiceCancel',
  'creditMemo',
  SalesCreditMemoType,
  'The credit memo that cancels the invoice',
);
const cancel = refuses(
  'Cancels a posted invoice that nothing settles: a credit memo of its lines settles it in full, its items come back into stock, and what its order still has of it is outstanding again.',
  'RECORD_NOT_FOUND',
  'INVOICE_CANCELLED',
  'INVOICE_APPLIED',
  'INVOICE_NOT_OPEN',
  'CUSTOMER_BLOCKED',
  'ITEM_BLOCKED',
  'RESOURCE_BLOCKED',
  'NUMBER_SERIES_NOT_FOUND',
  'NUMBER_SERIES_EXHAUSTED',
);

/** Cancels posted invoices. */
@Resolver()
export class InvoiceCancelResolver {
  constructor(
    private readonly verbs: {
      readonly unitOfWork: UnitOfWork;
      readonly clock: Clock;
      readonly cancelInvoice: CancelInvoice;
    },
  ) {}

  @CallableBy('USER')
  @Mutation(() => InvoiceCancelPayload, cancel)
  invoiceCancel(
    @Arg('input', () => InvoiceCancelInput, { description: 'The posted invoice.' })
    input: InvoiceCancelInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { unitOfWork, clock, cancelInvoice } = this.verbs;
    return answer(cancel, input, () =>
      unitOfWork.run(
        async (tx) => ({ creditMemo: await cancelInvoice.run(tx, input, clock.today()) }),
        { actor },
      ),
    );
  }
}
