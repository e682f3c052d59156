import { Entity, Index, Unique } from 'typeorm';
import { Choice, Code, Day, Flag, Instant, Int, Ref, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** A kept version of a quote or an order. */
@Entity({ schema: 'erp', name: 'sales_document_archive' })
@Unique(['documentType', 'number', 'docNoOccurrence', 'versionNo'])
export class SalesDocumentArchive extends SalesHeader {
  /** Kind of the document. */
  @Choice({ required: true })
  documentType: number;

  /** Number that identifies the record to people; unique. */
  @Index()
  @Code(20, { required: true })
  number: string;

  /** Version of the document that was kept. */
  @Int({ required: true })
  versionNo: number;

  /** Where it stands. */
  @Choice({ required: true, default: 0 })
  status: number;

  /** Date of the order. */
  @Day()
  orderDate: string | null;

  /** Number of the quote it was made from; null when none. */
  @Code(20)
  quoteNo: string | null;

  /** When the version was kept. */
  @Instant({ required: true })
  archivedAt: string;

  /** Who kept the version. */
  @Text(100, { required: true })
  archivedBy: string;

  /** Interaction exist. */
  @Flag()
  interactionExist: boolean;

  /** Source document id. */
  @Index()
  @Ref({ required: true })
  sourceDocumentId: string;

  /** The order was invoiced completely; its last version. */
  @Flag()
  invoiced: boolean;
}
