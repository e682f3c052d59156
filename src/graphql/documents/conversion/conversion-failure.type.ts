import { Field, ObjectType } from 'type-graphql';
import { ErrorCodeEnum, type ErrorCode } from '../../common/errors/error-code';
import { JsonScalar } from '../../common/fields/scalars';
import {
  Has,
  HasFlag,
  HasInstant,
  HasInt,
  HasText,
  Id,
  May,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmOrderType } from '../../crm/order/order.type';
import { CrmQuoteType } from '../../crm/quote/quote.type';
import { SyncRunType } from '../../sync/sync-run/sync-run.type';

/** Why a CRM order or quote could not be brought into the ERP by itself. */
@ObjectType('ConversionFailure', {
  simpleResolvers: true,
  description:
    'Why a submitted CRM order, or an active or won CRM quote, could not be brought into the ERP by itself. It goes once it is there.',
})
export class ConversionFailureType {
  @Id()
  id: string;

  @Has(() => ErrorCodeEnum, 'Stable code of the reason.')
  code: ErrorCode;

  @HasText('What is wrong and with which record, as a sentence.')
  message: string;

  @MayText('What to do next; null when nothing in particular helps.')
  remedy: string | null;

  @Field(() => JsonScalar, { description: 'What a client can act on: ids, numbers, values.' })
  data: unknown;

  @HasInt('Failures of the same code in a row.')
  failureCount: number;

  @HasFlag(
    'Failed the same way ten times: tried once a day only, or when the document changes, or by hand.',
  )
  skipped: boolean;

  @HasInstant('When it failed with this code for the first time in a row.')
  firstFailedAt: string;

  @HasInstant('When it failed last.')
  lastFailedAt: string;

  @May(() => CrmOrderType, 'The CRM order; null when it is about a quote.')
  crmOrder: unknown;

  @May(() => CrmQuoteType, 'The CRM quote; null when it is about an order.')
  crmQuote: unknown;

  @May(() => SyncRunType, 'The run of the latest attempt.')
  run: unknown;
}
