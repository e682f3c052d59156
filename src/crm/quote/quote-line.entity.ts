import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Day, Ref, Text } from '../../platform/database/columns';
import type { OwnerIdType } from '../common/reference-types';
import { SalesDocumentLine } from '../document/sales-document-line.entity';
import { CrmUser } from '../user/user.entity';
import { CrmQuote } from './quote.entity';
import { CrmQuoteState } from './quote.options';

/** A line of a CRM quote (quotedetail). */
@Entity({ schema: 'crm', name: 'quote_line' })
@Unique(['quoteId', 'lineItemNumber'])
export class CrmQuoteLine extends SalesDocumentLine {
  @ForeignKey<CrmQuote>(() => CrmQuote, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  quoteId: string;

  @Text(100)
  quoteDetailName: string | null;

  /** State of the quote; follows it. */
  @Choice({ required: true, default: CrmQuoteState.Draft })
  quoteStateCode: CrmQuoteState;

  @Day()
  requestDeliveryBy: string | null;

  @Index()
  @ForeignKey<CrmUser>(() => CrmUser)
  @Ref()
  salesRepId: string | null;

  /** Owner of the quote; follows it. */
  @Ref()
  ownerId: string | null;

  @Text(10)
  ownerIdType: OwnerIdType | null;
}
