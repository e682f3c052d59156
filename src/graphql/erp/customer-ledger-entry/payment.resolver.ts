import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { RegisterPayment } from '../../../erp/customer-ledger-entry/register-payment';
import type { UnapplyPayment } from '../../../erp/customer-ledger-entry/unapply-payment';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { DateScalar, DecimalScalar } from '../../common/fields/scalars';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { CustomerLedgerEntryType } from './customer-ledger-entry.type';

/** A payment of a customer. */
@InputType('PaymentRegisterInput', { description: 'A payment of a customer.' })
export class PaymentRegisterInput {
  @Field(() => String, { description: 'Number of the customer. At most 20 characters.' })
  @Length(1, 20)
  customerNo: string;

  @Field(() => DecimalScalar, {
    description: 'Amount, above zero, in the currency of the payment.',
  })
  amount: string;

  @Field(() => String, {
    nullable: true,
    description: 'Currency; left out: local currency. At most 10 characters.',
  })
  @IsOptional()
  @Length(1, 10)
  currencyCode: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Numbers of the invoices it is for, in the order in which they are settled, at most 1,000; left out: the oldest due come first.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  invoiceNumbers: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Document number of the payment; left out: one is made. At most 20 characters.',
  })
  @IsOptional()
  @Length(1, 20)
  documentNumber: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the payment; left out: today.' })
  @IsOptional()
  postingDate: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again finds the payment instead of registering another. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey: string | null;
}

/** Names a payment. */
@InputType('PaymentUnapplyInput', {
  description: 'Which payment or credit memo to take back from the invoices it settled.',
})
export class PaymentUnapplyInput {
  @Field(() => ID, { description: 'Id of the ledger entry of the payment or credit memo.' })
  @IsUUID()
  id: string;
}

const PaymentRegisterPayload = payloadOf(
  'PaymentRegister',
  'payment',
  CustomerLedgerEntryType,
  'The ledger entry of the payment',
);
const PaymentUnapplyPayload = payloadOf(
  'PaymentUnapply',
  'payment',
  CustomerLedgerEntryType,
  'The ledger entry of the payment or credit memo, open again',
);
const register = refuses(
  'Registers a payment and settles invoices with it; what is too much stays open.',
  'RECORD_NOT_FOUND',
  'INVOICE_NOT_OPEN',
  'CURRENCY_RATE_MISSING',
  'REFERENCE_NOT_FOUND',
);
const unapply = refuses(
  'Takes a payment or a credit memo back from the invoices it settled; both are open again.',
  'RECORD_NOT_FOUND',
  'PAYMENT_NOT_APPLIED',
  'INVOICE_CANCELLED',
);

/** The verbs this resolver calls. */
export interface PaymentVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly register: RegisterPayment;
  readonly unapply: UnapplyPayment;
}

/** Payments of customers. */
@Resolver()
export class PaymentResolver {
  constructor(private readonly verbs: PaymentVerbs) {}

  @CallableBy('USER')
  @Mutation(() => PaymentRegisterPayload, register)
  paymentRegister(
    @Arg('input', () => PaymentRegisterInput, { description: 'The payment.' })
    input: PaymentRegisterInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(register, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          payment: await this.verbs.register.run(tx, input, this.verbs.clock.today()),
        }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => PaymentUnapplyPayload, unapply)
  paymentUnapply(
    @Arg('input', () => PaymentUnapplyInput, { description: 'The payment or credit memo.' })
    input: PaymentUnapplyInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(unapply, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({ payment: await this.verbs.unapply.run(tx, input.id) }),
        { actor: context.actor },
      ),
    );
  }
}
