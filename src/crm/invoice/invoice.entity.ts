import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Day, Flag, Ref, Text } from '../../platform/database/columns';
import { stateCheck } from '../common/state-check';
import { SalesDocument } from '../document/sales-document.entity';
import { CrmOrder } from '../order/order.entity';
import { CRM_INVOICE_STATUSES, CrmInvoiceState, CrmInvoiceStatus } from './invoice.options';

/** A posted ERP invoice as the CRM shows it. */
@Entity({ schema: 'crm', name: 'invoice' })
@Unique(['invoiceNumber'])
@Check('ck_invoice_state', stateCheck(CRM_INVOICE_STATUSES))
export class CrmInvoice extends SalesDocument {
  /** Given on create; never changes. The number of the ERP invoice, where it comes from there. */
  @Text(100, { required: true })
  invoiceNumber: string;

  /** The CRM order behind the invoice (IN-17). */
  @Index()
  @ForeignKey<CrmOrder>(() => CrmOrder)
  @Ref()
  salesOrderId: string | null;

  /** Prices of the lines stay as they are, whatever becomes of the price list. */
  @Flag()
  isPriceLocked: boolean;

  @Index()
  @Day()
  dueDate: string | null;

  @Day()
  dateDelivered: string | null;

  @Index()
  @Choice({ required: true, default: CrmInvoiceState.Active })
  stateCode: CrmInvoiceState;

  @Choice({ required: true, default: CrmInvoiceStatus.New })
  statusCode: CrmInvoiceStatus;
}
