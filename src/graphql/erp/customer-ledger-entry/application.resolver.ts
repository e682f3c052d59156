import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type {
  ApplyEntries,
  ApplyEntriesInput,
} from '../../../erp/customer-ledger-entry/apply-entries';
import type { EntryToApplyTo } from '../../../erp/customer-ledger-entry/apply-entries.rules';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { DecimalScalar } from '../../common/fields/scalars';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { CustomerLedgerEntryType } from './customer-ledger-entry.type';

/** An entry to settle. */
@InputType('CustomerLedgerEntryApplyToInput', {
  description: 'An entry that is owed, and how much of it to settle.',
})
export class CustomerLedgerEntryApplyToInput implements EntryToApplyTo {
  @Field(() => ID, { description: 'Id of the ledger entry.' })
  @IsUUID()
  id: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Amount, above zero, in the currency of both; left out: as much as goes.',
  })
  @IsOptional()
  amount: string | null;
}

/** Which open entry settles which others. */
@InputType('CustomerLedgerEntryApplyInput', {
  description: 'Which open entry of a customer settles which others.',
})
export class CustomerLedgerEntryApplyInput implements ApplyEntriesInput {
  @Field(() => ID, {
    description: 'Id of the ledger entry of a payment or credit memo with an open rest.',
  })
  @IsUUID()
  id: string;

  @Field(() => [CustomerLedgerEntryApplyToInput], {
    description: 'What it settles, in this order, 1 to 1,000.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  applyTo: CustomerLedgerEntryApplyToInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again applies nothing more. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey: string | null;
}

const ApplyPayload = payloadOf(
  'CustomerLedgerEntryApply',
  'entry',
  CustomerLedgerEntryType,
  'The ledger entry that was applied, with what is left of it',
);
const apply = refuses(
  'Applies the open rest of a payment or a credit memo to what its customer owes. paymentUnapply takes it back.',
  'RECORD_NOT_FOUND',
  'ENTRY_NOT_OPEN',
  'ENTRY_OF_OTHER_CUSTOMER',
  'ENTRY_IN_OTHER_CURRENCY',
  'AMOUNT_EXCEEDS_REST',
);

/** Applies open entries of customers to each other. */
@Resolver()
export class ApplicationResolver {
  constructor(
    private readonly verbs: {
      readonly unitOfWork: UnitOfWork;
      readonly clock: Clock;
      readonly apply: ApplyEntries;
    },
  ) {}

  @CallableBy('USER')
  @Mutation(() => ApplyPayload, apply)
  customerLedgerEntryApply(
    @Arg('input', () => CustomerLedgerEntryApplyInput, {
      description: 'The entry, and what it settles.',
    })
    input: CustomerLedgerEntryApplyInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { unitOfWork, clock } = this.verbs;
    return answer(apply, input, () =>
      unitOfWork.run(
        async (tx) => ({ entry: await this.verbs.apply.run(tx, input, clock.today()) }),
        { actor },
      ),
    );
  }
}
