import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { apiEnum } from '../../common/lists/filter.inputs';
import { Has, HasInt, May } from '../../common/fields/field.decorators';
import { AccountType } from '../../crm/account/account.type';
import { AccountStatisticsType } from '../../crm/account-statistics/account-statistics.type';
import { CustomerType } from '../../erp/customer/customer.type';
import { SyncRunType } from '../../sync/sync-run/sync-run.type';

/** What became of the statistics of a customer. */
export const StatisticsResult = apiEnum(
  {
    INSERTED: 'INSERTED',
    MODIFIED: 'MODIFIED',
    UNCHANGED: 'UNCHANGED',
    FAILED: 'FAILED',
  } as const,
  'StatisticsResult',
  'What became of the statistics of a customer.',
  {
    INSERTED: 'The account has statistics for the first time.',
    MODIFIED: 'A figure differed.',
    UNCHANGED: 'No figure differed; nothing was written.',
    FAILED: 'The customer is not coupled, or a side is gone.',
  },
);

/** Whose account statistics to update. */
@InputType('AccountStatisticsUpdateInput', {
  description: 'Whose account statistics to update: either some customers, or all.',
})
export class AccountStatisticsUpdateInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the customers, 1 to 1,000; left out: all.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  customerIds: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: all customers that are coupled and not skipped; then without ids.',
  })
  all: boolean;
}

/** What became of the statistics of one customer. */
@ObjectType('AccountStatisticsOutcome', {
  simpleResolvers: true,
  description: 'What became of the statistics of one customer.',
})
export class AccountStatisticsOutcomeType {
  @Has(() => StatisticsResult, 'What happened.')
  result: string;

  @May(() => CustomerType, 'The customer; null when there is none of that id.')
  customer: unknown;

  @May(() => AccountType, 'Its account; null when there is none.')
  account: unknown;

  @May(() => AccountStatisticsType, 'The figures; null when it failed.')
  accountStatistics: unknown;

  @May(() => UserError, 'Why it failed; null when it did not.')
  error: UserError | null;
}

/** Answer of updating account statistics. */
@ObjectType('AccountStatisticsUpdatePayload', {
  simpleResolvers: true,
  description: 'Answer of accountStatisticsUpdate.',
})
export class AccountStatisticsUpdatePayload {
  @May(
    () => [AccountStatisticsOutcomeType],
    'What became of each customer, at most 1,000, in their order; null when errors is not empty.',
  )
  outcomes: AccountStatisticsOutcomeType[] | null;

  @HasInt('Accounts that have statistics for the first time.')
  inserted: number;

  @HasInt('Accounts whose figures differed.')
  modified: number;

  @HasInt('Accounts whose figures did not differ.')
  unchanged: number;

  @HasInt('Customers that failed.')
  failed: number;

  @HasInt('CRM invoices whose state was written.')
  invoicesModified: number;

  @May(() => SyncRunType, 'The run over the statistics; null when errors is not empty.')
  run: unknown;

  @May(() => SyncRunType, 'The run over the states of invoices; null when errors is not empty.')
  invoiceRun: unknown;

  @Has(() => [UserError], 'Why the request as a whole was refused; empty on success.')
  errors: UserError[];
}
