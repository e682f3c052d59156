import { Entity, ForeignKey, Unique } from 'typeorm';
import { Choice, Day, Decimal, Flag, Ref, Text } from '../../platform/database/columns';
import { SalesDocumentLine } from '../document/sales-document-line.entity';
import { CrmInvoice } from './invoice.entity';
import { CrmInvoiceState } from './invoice.options';

const QUANTITY = { required: true, default: '0' };

/** A line of a CRM invoice (invoicedetail). */
@Entity({ schema: 'crm', name: 'invoice_line' })
@Unique(['invoiceId', 'lineItemNumber'])
export class CrmInvoiceLine extends SalesDocumentLine {
  @ForeignKey<CrmInvoice>(() => CrmInvoice, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  invoiceId: string;

  @Text(100)
  invoiceDetailName: string | null;

  @Decimal(QUANTITY)
  quantityShipped: string;

  @Decimal(QUANTITY)
  quantityBackordered: string;

  @Day()
  actualDeliveryOn: string | null;

  @Text(100)
  shippingTrackingNumber: string | null;

  /** Price lock of the invoice; follows it. */
  @Flag()
  invoiceIsPriceLocked: boolean;

  /** State of the invoice; follows it. */
  @Choice({ required: true, default: CrmInvoiceState.Active })
  invoiceStateCode: CrmInvoiceState;
}
