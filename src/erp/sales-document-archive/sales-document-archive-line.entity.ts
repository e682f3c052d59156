import { Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Decimal, Ref } from '../../platform/database/columns';
import { SalesDocumentArchive } from './sales-document-archive.entity';
import { SalesLine } from '../sales-document/sales-line.entity';

/** A line of a kept version. */
@Entity({ schema: 'erp', name: 'sales_document_archive_line' })
@Unique(['documentId', 'lineNo'])
export class SalesDocumentArchiveLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesDocumentArchive>(() => SalesDocumentArchive, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  documentId: string;

  /** Number of the document. */
  @Code(20, { required: true })
  documentNumber: string;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;

  /** Quantity not yet shipped. */
  @Decimal({ required: true, default: '0' })
  outstandingQuantity: string;

  /** Quantity shipped so far. */
  @Decimal({ required: true, default: '0' })
  quantityShipped: string;

  /** Quantity invoiced so far. */
  @Decimal({ required: true, default: '0' })
  quantityInvoiced: string;

  /** Quantity shipped and not yet invoiced. */
  @Decimal({ required: true, default: '0' })
  qtyShippedNotInvoiced: string;

  /** Quantity the next shipment takes. */
  @Decimal({ required: true, default: '0' })
  qtyToShip: string;

  /** Quantity the next invoice takes. */
  @Decimal({ required: true, default: '0' })
  qtyToInvoice: string;
}
