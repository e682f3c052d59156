import { ArrayMaxSize, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import {
  Has,
  HasInstant,
  HasInt,
  May,
  MayDecimal,
  MayInstant,
} from '../../common/fields/field.decorators';
import { SalesOrderType } from '../../erp/sales-order/sales-order.type';
import { SalesQuoteType } from '../../erp/sales-quote/sales-quote.type';
import { SyncRunType } from '../../sync/sync-run/sync-run.type';
import { CrmQuoteType } from '../../crm/quote/quote.type';
import { ConversionWarningType } from '../conversion/conversion.types';

/** What processing did with a quote. */
export const CrmQuoteAction = {
  CREATED: 'CREATED',
  REVISED: 'REVISED',
  RELEASED: 'RELEASED',
  ORDERED: 'ORDERED',
  UNCHANGED: 'UNCHANGED',
} as const;

registerEnumType(CrmQuoteAction, {
  name: 'CrmQuoteAction',
  description: 'What processing did with a CRM quote.',
  valuesConfig: {
    CREATED: { description: 'An ERP quote was made.' },
    REVISED: {
      description:
        'The ERP quote of the revision before was written anew; a version of it is kept.',
    },
    RELEASED: { description: 'Won without an order to convert: the ERP quote is released.' },
    ORDERED: { description: 'Won: its order is in the ERP and names the ERP quote.' },
    UNCHANGED: { description: 'Nothing was left to do.' },
  },
});

const QUOTE = 'The ERP quote; null when errors is not empty, or when it was removed since.';
const ORDER = 'ERP order of a won quote; null when there is none, or when errors is not empty.';
const TAX =
  'VAT of the ERP quote less the tax of the CRM quote, which is ignored; null when none was written.';

/** Answer of processing. */
@ObjectType('CrmQuoteProcessPayload', {
  simpleResolvers: true,
  description: 'Answer of crmQuoteProcess.',
})
export class CrmQuoteProcessPayload {
  @May(() => CrmQuoteAction, 'What was done; null when errors is not empty.')
  action: keyof typeof CrmQuoteAction | null;

  @May(() => SalesQuoteType, QUOTE)
  quote: unknown;

  @May(() => SalesOrderType, ORDER)
  order: unknown;

  @MayDecimal(TAX)
  taxDifference: string | null;

  @May(
    () => [ConversionWarningType],
    'What was not taken over as it was, at most one a field; null when errors is not empty.',
  )
  warnings: ConversionWarningType[] | null;

  @Has(() => [UserError], 'Why the request was refused; empty on success.')
  errors: UserError[];
}

/** What processing would do. */
@ObjectType('CrmQuoteProcessPreview', {
  simpleResolvers: true,
  description: 'What crmQuoteProcess would do. Nothing of it was written.',
})
export class CrmQuoteProcessPreview {
  @May(() => CrmQuoteAction, 'What would be done; null when errors is not empty.')
  action: keyof typeof CrmQuoteAction | null;

  @May(
    () => SalesQuoteType,
    'The ERP quote as it would be, the number of a new one the next of the series; null when errors is not empty.',
  )
  quote: unknown;

  @May(() => SalesOrderType, 'The ERP order as it would be; null when there would be none.')
  order: unknown;

  @MayDecimal(TAX)
  taxDifference: string | null;

  @May(
    () => [ConversionWarningType],
    'What would not be taken over as it is, at most one a field; null when errors is not empty.',
  )
  warnings: ConversionWarningType[] | null;

  @Has(() => [UserError], 'Why it would be refused; empty when it would not.')
  errors: UserError[];
}

/** Which CRM quotes to process. */
@InputType('CrmQuotesProcessInput', { description: 'Which CRM quotes to process.' })
export class CrmQuotesProcessInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the quotes, at most 1,000; left out: those that wait, the longest first.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  ids: string[] | null;

  @Field(() => Int, {
    defaultValue: 1_000,
    description: 'How many of the waiting quotes to process at most, 1 to 1,000.',
  })
  @Min(1)
  @Max(1_000)
  limit: number;
}

/** What became of one CRM quote of a bulk processing. */
@ObjectType('CrmQuoteOutcome', {
  simpleResolvers: true,
  description: 'What became of one CRM quote of crmQuotesProcess.',
})
export class CrmQuoteOutcomeType {
  @May(() => CrmQuoteType, 'The CRM quote; null when there is none of that id.')
  crmQuote: unknown;

  @May(() => CrmQuoteAction, 'What was done; null when it was refused.')
  action: keyof typeof CrmQuoteAction | null;

  @May(() => SalesQuoteType, 'Its ERP quote; null when it was refused, or removed since.')
  quote: unknown;

  @May(() => SalesOrderType, 'ERP order of a won quote; null when there is none.')
  order: unknown;

  @Has(() => [ConversionWarningType], 'What was not taken over as it was; at most one a field.')
  warnings: ConversionWarningType[];

  @May(() => UserError, 'Why it was refused; null when it was not.')
  error: UserError | null;
}

/** Answer of a bulk processing. */
@ObjectType('CrmQuotesProcessPayload', {
  simpleResolvers: true,
  description: 'Answer of crmQuotesProcess.',
})
export class CrmQuotesProcessPayload {
  @May(
    () => [CrmQuoteOutcomeType],
    'What became of each quote, in their order, at most 1,000; null when errors is not empty.',
  )
  outcomes: CrmQuoteOutcomeType[] | null;

  @HasInt('Quotes of which something was written.')
  processed: number;

  @HasInt('Quotes of which nothing was left to do.')
  unchanged: number;

  @HasInt('Quotes that were refused.')
  refused: number;

  @Has(() => [UserError], 'Why the request as a whole was refused; empty on success.')
  errors: UserError[];
}

/** What became of a CRM quote in the ERP. */
@ObjectType('CrmQuoteProcessing', {
  simpleResolvers: true,
  description: 'That a CRM quote was processed.',
})
export class CrmQuoteProcessingType {
  @Field(() => ID, { description: 'Opaque id; that of the CRM quote.' })
  id: string;

  @HasInstant('When it was processed last.')
  processedAt: string;

  @MayInstant('When it was processed as won; null before that. Nothing is left to do afterwards.')
  wonAt: string | null;

  @May(() => SalesQuoteType, 'The ERP quote; null when a later revision has it, or it was removed.')
  quote: unknown;

  @May(() => SyncRunType, 'The run that processed it last; null when it is kept no more.')
  run: unknown;
}
