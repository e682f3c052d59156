import { Check, Entity, Index, Unique } from 'typeorm';
import { Choice, Day, Flag, Int, Text } from '../../platform/database/columns';
import { stateCheck } from '../common/state-check';
import { SalesDocument } from '../document/sales-document.entity';
import { CRM_QUOTE_STATUSES, CrmQuoteState, CrmQuoteStatus } from './quote.options';

/** One revision of an offer made in the CRM; all revisions share the quote number (QT-4). */
@Entity({ schema: 'crm', name: 'quote' })
@Unique(['quoteNumber', 'revisionNumber'])
@Check('ck_quote_state', stateCheck(CRM_QUOTE_STATUSES))
@Check('ck_quote_revision', 'revision_number >= 0')
@Check('ck_quote_effective', 'effective_from <= effective_to')
export class CrmQuote extends SalesDocument {
  /** Given on create; never changes. */
  @Text(100, { required: true })
  quoteNumber: string;

  /** 0 for the first version. */
  @Int({ required: true, default: 0 })
  revisionNumber: number;

  @Day()
  effectiveFrom: string | null;

  /** Last day the offer holds; becomes the ERP's *valid until*. */
  @Day()
  effectiveTo: string | null;

  @Day()
  expiresOn: string | null;

  /** The day it was won or closed. */
  @Day()
  closedOn: string | null;

  @Day()
  requestDeliveryBy: string | null;

  /** Values of `quote.freighttermscode`, kept in step with the account's list. */
  @Choice()
  freightTermsCode: number | null;

  /** The customer collects the goods. */
  @Flag()
  willCall: boolean;

  /** What the caller named the request that created the quote; a repeat finds the quote by it. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;

  @Index()
  @Choice({ required: true, default: CrmQuoteState.Draft })
  stateCode: CrmQuoteState;

  @Choice({ required: true, default: CrmQuoteStatus.InProgress })
  statusCode: CrmQuoteStatus;
}
